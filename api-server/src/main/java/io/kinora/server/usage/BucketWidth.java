package io.kinora.server.usage;

import io.kinora.server.http.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** How much time one bucket holds, in UTC. */
enum BucketWidth {
  MINUTE("1m", "minute", Duration.ofMinutes(1), 60, 1440),
  HOUR("1h", "hour", Duration.ofHours(1), 24, 168),
  DAY("1d", "day", Duration.ofDays(1), 7, 180);

  private final String word;
  private final String unit;
  private final Duration span;
  private final int usualCount;
  private final int maxCount;

  BucketWidth(String word, String unit, Duration span, int usualCount, int maxCount) {
    this.word = word;
    this.unit = unit;
    this.span = span;
    this.usualCount = usualCount;
    this.maxCount = maxCount;
  }

  /** @throws io.kinora.server.http.ApiException when it is none of the words */
  static BucketWidth parse(String word) {
    var words = Arrays.stream(values()).map(width -> width.word).toList();
    var known = Values.oneOf("bucket_width", word, words);
    return values()[words.indexOf(known)];
  }

  /** As PostgreSQL's {@code date_trunc} calls it. */
  String unit() {
    return unit;
  }

  /** How many buckets a page has when nobody says. */
  int usualCount() {
    return usualCount;
  }

  int maxCount() {
    return maxCount;
  }

  /** The beginning of the bucket that holds a moment; no zone of UTC moves its days. */
  Instant floor(Instant time) {
    var seconds = span.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  Instant next(Instant start) {
    return start.plus(span);
  }
}
