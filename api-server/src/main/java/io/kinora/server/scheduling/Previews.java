package io.kinora.server.scheduling;

import io.kinora.protocol.PreviewPicture;
import io.kinora.server.workers.Fabric;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * The newest picture of each running attempt, where all API servers see it. One that its worker
 * replaces no more fades. Thread-safe.
 */
final class Previews {
  private static final Duration LIFETIME = Duration.ofSeconds(30);
  private static final String DATA_URL = "data:image/jpeg;base64,";

  private final Fabric fabric;

  Previews(Fabric fabric) {
    this.fabric = fabric;
  }

  /** Whether these are the bytes of a small JPEG file: they begin and end as one does. */
  static boolean isPicture(byte[] bytes) {
    var end = bytes.length;
    return end > 5
        && end <= PreviewPicture.MAX_BYTES
        && bytes[0] == (byte) 0xff
        && bytes[1] == (byte) 0xd8
        && bytes[2] == (byte) 0xff
        && bytes[end - 2] == (byte) 0xff
        && bytes[end - 1] == (byte) 0xd9;
  }

  void show(long fence, byte[] jpeg) {
    fabric.post(key(fence), DATA_URL + Base64.getEncoder().encodeToString(jpeg), LIFETIME);
  }

  /** A data URL. */
  Optional<String> of(long fence) {
    return fabric.read(key(fence));
  }

  void forget(long fence) {
    fabric.remove(key(fence));
  }

  private static String key(long fence) {
    return "preview-" + fence;
  }
}
