package io.kinora.server.usage;

import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.http.UnixTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of buckets. The first and the last are cut at what was asked for, to the second.
 *
 * @param buckets the beginning of each
 * @param from the first moment that counts
 * @param until the moment after the last
 * @param next what to ask the next page with, or null
 */
record Period(
    BucketWidth width,
    List<Instant> buckets,
    Instant from,
    Instant until,
    @Nullable String next) {
  private static final String PAGE_PREFIX = "page_";

  /**
   * @param page what the page before gave, or null for the first
   * @throws ApiException when a parameter is wrong
   */
  static Period of(
      @Nullable String startTime,
      @Nullable String endTime,
      String bucketWidth,
      @Nullable String limit,
      @Nullable String page,
      Instant now) {
    var start = UnixTime.parse("start_time", startTime);
    if (start == null) {
      throw ApiError.MISSING_REQUIRED_PARAMETER.about(
          "start_time", "Missing required parameter: 'start_time'.");
    }
    var width = BucketWidth.parse(bucketWidth);
    var asked = UnixTime.parse("end_time", endTime);
    // The running second counts too.
    var end = asked == null ? now.plusSeconds(1) : asked;
    if (!end.isAfter(start)) {
      throw ApiError.INVALID_VALUE.about("end_time", "Expected a time after 'start_time'.");
    }
    var first = page == null ? width.floor(start) : width.floor(position(page));
    var count = count(limit, width);
    var buckets = new ArrayList<Instant>();
    var bucket = first;
    for (; buckets.size() < count && bucket.isBefore(end); bucket = width.next(bucket)) {
      buckets.add(bucket);
    }
    var hasMore = bucket.isBefore(end);
    return new Period(
        width,
        List.copyOf(buckets),
        first.isBefore(start) ? start : first,
        hasMore ? bucket : end,
        hasMore ? PAGE_PREFIX + bucket.getEpochSecond() : null);
  }

  private static Instant position(String page) {
    if (!page.matches(PAGE_PREFIX + "[0-9]{1,11}")) {
      throw ApiError.INVALID_VALUE.about(
          "page", "Invalid value: '" + page + "'. Expected the next_page of a page.");
    }
    return Instant.ofEpochSecond(Long.parseLong(page.substring(PAGE_PREFIX.length())));
  }

  private static int count(@Nullable String limit, BucketWidth width) {
    if (limit == null) return width.usualCount();
    if (!limit.matches("[0-9]{1,4}")
        || Integer.parseInt(limit) < 1
        || Integer.parseInt(limit) > width.maxCount()) {
      throw ApiError.INVALID_VALUE.about(
          "limit",
          "Invalid value: '" + limit + "'. Expected an integer from 1 to " + width.maxCount()
              + ".");
    }
    return Integer.parseInt(limit);
  }
}
