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
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
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

  @Override
  public WireUsagePage getVideosUsage(
      AdminCaller caller,
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      @Nullable String limit,
      @Nullable String page,
      ContainerRequestContext request) {
    var period = Period.of(startTime, endTime, bucketWidth, limit, page, now());
    var rows = usage.rows(caller.organization(), period, Selection.ofUsage(request));
    var data = buckets(
        period,
        rows,
        (start, inIt) -> new WireUsageBucket(
            "bucket", start, end(period, start), map(inIt, UsageWriter::usage)));
    return new WireUsagePage("page", data, period.next() != null, period.next());
  }

  @Override
  public Response getVideosUsageCsv(
      AdminCaller caller,
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      ContainerRequestContext request) {
    var period = Period.of(startTime, endTime, bucketWidth, "" + max(bucketWidth), null, now());
    var rows = usage.rows(caller.organization(), period, Selection.ofUsage(request));
    return Response.ok(UsageWriter.usageCsv(rows), CSV).build();
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
    var period = Period.of(startTime, endTime, bucketWidth, limit, page, now());
    var rows = usage.rows(caller.organization(), period, Selection.ofCosts(request));
    var data = buckets(
        period,
        rows,
        (start, inIt) ->
            new WireCostsBucket("bucket", start, end(period, start), map(inIt, UsageWriter::cost)));
    return new WireCostsPage("page", data, period.next() != null, period.next());
  }

  @Override
  public Response getCostsCsv(
      AdminCaller caller,
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      ContainerRequestContext request) {
    var period = Period.of(startTime, endTime, bucketWidth, "" + max(bucketWidth), null, now());
    var rows = usage.rows(caller.organization(), period, Selection.ofCosts(request));
    return Response.ok(UsageWriter.costsCsv(rows), CSV).build();
  }

  private Instant now() {
    return clock.instant();
  }

  private static int max(String bucketWidth) {
    return BucketWidth.parse(bucketWidth).maxCount();
  }

  private static <T> List<T> buckets(
      Period period, List<UsageRow> rows, BiFunction<Long, List<UsageRow>, T> onTheWire) {
    var byStart = rows.stream().collect(Collectors.groupingBy(UsageRow::bucket));
    return period.buckets().stream()
        .map(start ->
            onTheWire.apply(start.getEpochSecond(), byStart.getOrDefault(start, List.of())))
        .toList();
  }

  private static long end(Period period, long start) {
    return period.width().next(Instant.ofEpochSecond(start)).getEpochSecond();
  }

  private static <T> List<T> map(List<UsageRow> rows, Function<UsageRow, T> onTheWire) {
    return rows.stream().map(onTheWire).toList();
  }
}
