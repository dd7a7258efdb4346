package io.kinora.media;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes CBOR (RFC 8949): integers, booleans, null, text, bytes, lists and maps, which keep their
 * order. Stateless.
 */
final class Cbor {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int LIST = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;

  private Cbor() {}

  static byte[] encode(@Nullable Object value) {
    var out = new ByteArrayOutputStream();
    write(out, value);
    return out.toByteArray();
  }

  static byte[] tagged(int tag, Object value) {
    var out = new ByteArrayOutputStream();
    head(out, TAG, tag);
    write(out, value);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, @Nullable Object value) {
    if (value == null) {
      out.write(0xf6);
    } else if (value instanceof Boolean b) {
      out.write(b ? 0xf5 : 0xf4);
    } else if (value instanceof Integer i) {
      if (i >= 0) head(out, UNSIGNED, i);
      else head(out, NEGATIVE, -1 - i);
    } else if (value instanceof String text) {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      head(out, TEXT, bytes.length);
      out.writeBytes(bytes);
    } else if (value instanceof byte[] bytes) {
      head(out, BYTES, bytes.length);
      out.writeBytes(bytes);
    } else if (value instanceof List<?> list) {
      head(out, LIST, list.size());
      for (var item : list) write(out, item);
    } else if (value instanceof Map<?, ?> map) {
      head(out, MAP, map.size());
      for (var entry : map.entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else {
      throw new IllegalArgumentException("no CBOR for " + value.getClass());
    }
  }

  private static void head(ByteArrayOutputStream out, int major, int number) {
    var high = major << 5;
    if (number < 24) {
      out.write(high | number);
    } else if (number < 0x100) {
      out.write(high | 24);
      out.write(number);
    } else if (number < 0x10000) {
      out.write(high | 25);
      out.write(number >> 8);
      out.write(number);
    } else {
      out.write(high | 26);
      for (var shift = 24; shift >= 0; shift -= 8) out.write(number >> shift);
    }
  }
}
