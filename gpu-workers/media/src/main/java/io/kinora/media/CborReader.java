package io.kinora.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads CBOR (RFC 8949) of unknown origin: what {@link Cbor} writes, and tags, which it drops.
 * Numbers are {@link Long}. Neither depth nor lengths that a file claims cost more memory than the
 * file has bytes. Not thread-safe.
 */
final class CborReader {
  private static final int MAX_DEPTH = 16;

  private final ByteBuffer bytes;

  private CborReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** @throws MediaException where the bytes are not one item that is known here */
  static @Nullable Object read(byte[] bytes) throws MediaException {
    try {
      return new CborReader(bytes).item(0);
    } catch (BufferUnderflowException e) {
      throw new MediaException("CBOR that is cut off", e);
    }
  }

  /** The same, where only a map makes sense. */
  static Map<?, ?> readMap(byte[] bytes) throws MediaException {
    if (read(bytes) instanceof Map<?, ?> map) return map;
    throw new MediaException("CBOR that is no map");
  }

  private @Nullable Object item(int depth) throws MediaException {
    if (depth > MAX_DEPTH) throw new MediaException("CBOR that is too deep");
    var head = bytes.get() & 0xff;
    var major = head >> 5;
    if (major == 7) return simple(head & 31);
    var number = number(head & 31);
    return switch (major) {
      case 0 -> number;
      case 1 -> -1 - number;
      case 2 -> take(number);
      case 3 -> new String(take(number), StandardCharsets.UTF_8);
      case 4 -> list(number, depth);
      case 5 -> map(number, depth);
      default -> item(depth + 1);
    };
  }

  private static @Nullable Object simple(int value) throws MediaException {
    return switch (value) {
      case 20 -> false;
      case 21 -> true;
      case 22, 23 -> null;
      default -> throw new MediaException("CBOR of a kind that is not known");
    };
  }

  private long number(int size) throws MediaException {
    var number = switch (size) {
      case 24 -> bytes.get() & 0xffL;
      case 25 -> bytes.getShort() & 0xffffL;
      case 26 -> bytes.getInt() & 0xffffffffL;
      case 27 -> bytes.getLong();
      default -> size;
    };
    if (size > 27 || number < 0) throw new MediaException("CBOR with a length that is not known");
    return number;
  }

  private byte[] take(long length) throws MediaException {
    if (length > bytes.remaining()) throw new MediaException("CBOR that is cut off");
    var taken = new byte[(int) length];
    bytes.get(taken);
    return taken;
  }

  private List<@Nullable Object> list(long length, int depth) throws MediaException {
    var list = new ArrayList<@Nullable Object>();
    for (var i = 0L; i < length; i++) list.add(item(depth + 1));
    return list;
  }

  private Map<@Nullable Object, @Nullable Object> map(long length, int depth)
      throws MediaException {
    var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
    for (var i = 0L; i < length; i++) {
      var key = item(depth + 1);
      map.put(key, item(depth + 1));
    }
    return map;
  }
}
