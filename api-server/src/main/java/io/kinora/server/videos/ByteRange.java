package io.kinora.server.videos;

import io.kinora.server.http.ApiError;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of bytes as RFC 9110 section 14 asks for it.
 *
 * @param first offset of the first byte
 * @param length number of bytes, 1 or more
 */
record ByteRange(long first, long length) {
  private static final Pattern SINGLE =
      Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

  /**
   * What a Range header asks for, or empty when the whole is to be sent: no header, another unit,
   * several ranges, or nonsense.
   *
   * @throws io.kinora.server.http.ApiException when the range lies outside the content
   */
  static Optional<ByteRange> parse(@Nullable String header, long size) {
    if (header == null) return Optional.empty();
    var matcher = SINGLE.matcher(header);
    if (!matcher.matches()) return Optional.empty();
    var from = matcher.group(1);
    var to = matcher.group(2);
    if (from.isEmpty()) return to.isEmpty() ? Optional.empty() : Optional.of(tail(to, size));
    var first = Long.parseLong(from);
    var last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
    if (!to.isEmpty() && Long.parseLong(to) < first) return Optional.empty();
    if (first >= size) throw outside(size);
    return Optional.of(new ByteRange(first, last - first + 1));
  }

  private static ByteRange tail(String count, long size) {
    var length = Math.min(Long.parseLong(count), size);
    if (length == 0) throw outside(size);
    return new ByteRange(size - length, length);
  }

  private static RuntimeException outside(long size) {
    return ApiError.RANGE_NOT_SATISFIABLE
        .because("The range lies outside the content of " + size + " bytes.")
        .withHeader("Content-Range", "bytes */" + size);
  }

  String contentRange(long size) {
    return "bytes " + first + "-" + (first + length - 1) + "/" + size;
  }
}
