package io.kinora.server.usage;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.UsageApi;
import io.kinora.server.api.WireCostsBucket;
import io.kinora.server.api.WireCostsPage;
import io.kinora.server.api.WireUsageBucket;
import io.kinora.server.api.WireUsagePage;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/usage/videos} and {@code /v1/organization/costs}, also as CSV. */
public final class UsageResource implements UsageApi {
  private static final String CSV = "text/csv";

  private final Usage usage;
  private final Clock clock;

  UsageResource(Usage usage, Clock clock) {
    this.usage = usage;
    this.clock = clock;
  }

  /** A page of what was asked for. */
  private record Found(Period period, List<UsageRow> rows) {}

  private Found find(AdminCaller caller, Period period, Selection selection) {
    return new Found(period, usage.rows(caller.organization(), period, selection));
  }

  @Override
  public WireUsagePage getVideosUsage(
      AdminCaller caller,
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      @Nullable String limit,
      @Nullable String page,
      ContainerRequestContext request) {
    var period = Period.of(startTime, endTime, bucketWidth, limit, page, clock.instant());
    var found = find(caller, period, Selection.ofUsage(request));
    var data = buckets(
        found,
        UsageWriter::usage,
        (start, end, results) -> new WireUsageBucket("bucket", start, end, results));
    return new WireUsagePage("page", data, period.next() != null, period.next());
  }

  @Override
  public WireCostsPage getCosts(
      AdminCaller caller,
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      @Nullable String limit,
      @Nullable String page,
      ContainerRequestContext request) {
    var period = Period.of(startTime, endTime, bucketWidth, limit, page, clock.instant());
    var found = find(caller, period, Selection.ofCosts(request));
    var data = buckets(
        found,
        UsageWriter::cost,
        (start, end, results) -> new WireCostsBucket("bucket", start, end, results));
    return new WireCostsPage("page", data, period.next() != null, period.next());
  }

  @Override
  public Response getVideosUsageCsv(
      AdminCaller caller,
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      ContainerRequestContext request) {
    var found = find(caller, whole(startTime, endTime, bucketWidth), Selection.ofUsage(request));
    return Response.ok(UsageWriter.usageCsv(found.rows()), CSV).build();
  }

  @Override
  public Response getCostsCsv(
      AdminCaller caller,
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      ContainerRequestContext request) {
    var found = find(caller, whole(startTime, endTime, bucketWidth), Selection.ofCosts(request));
    return Response.ok(UsageWriter.costsCsv(found.rows()), CSV).build();
  }

  /** A file is one page, as long as pages can be. */
  private Period whole(@Nullable String startTime, @Nullable String endTime, String bucketWidth) {
    var most = BucketWidth.parse(bucketWidth).maxCount();
    return Period.of(startTime, endTime, bucketWidth, "" + most, null, clock.instant());
  }

  /** Makes a bucket of its beginning, its end (unix seconds) and its results. */
  private interface Bucket<R, B> {
    B of(long start, long end, List<R> results);
  }

  private static <R, B> List<B> buckets(
      Found found, Function<UsageRow, R> result, Bucket<R, B> bucket) {
    var byStart = found.rows().stream().collect(Collectors.groupingBy(UsageRow::bucket));
    var width = found.period().width();
    return found.period().buckets().stream()
        .map(start -> bucket.of(
            start.getEpochSecond(),
            width.next(start).getEpochSecond(),
            byStart.getOrDefault(start, List.of()).stream().map(result).toList()))
        .toList();
  }
}
