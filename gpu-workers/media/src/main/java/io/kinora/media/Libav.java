package io.kinora.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is common to all use of FFmpeg's libraries: loading, error codes, and freeing in reverse
 * order.
 */
final class Libav {
  private Libav() {}

  /**
   * Loads the native libraries and silences their own log: what they would print is in the
   * exceptions.
   *
   * @throws MediaException when this machine has no natives that fit
   */
  static void load() throws MediaException {
    try {
      av_log_set_level(AV_LOG_QUIET);
    } catch (LinkageError e) {
      throw new MediaException(
          "FFmpeg's libraries do not load on this machine (they need glibc 2.35 or later and libudev)",
          e);
    }
  }

  /** Passes a result through, or throws when it is one of FFmpeg's negative error codes. */
  static int check(int result, String doing) throws MediaException {
    if (result < 0) throw new MediaException(doing + ": " + describe(result));
    return result;
  }

  /** Passes an allocation through, or throws when there was no memory. */
  static <T> T allocated(T pointer, String what) throws MediaException {
    if (pointer == null) throw new MediaException("no memory for " + what);
    return pointer;
  }

  private static String describe(int error) {
    var text = new byte[128];
    av_strerror(error, text, text.length);
    var length = 0;
    while (length < text.length && text[length] != 0) length++;
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** Frees what was acquired, last first. Not thread-safe. */
  static final class Scope implements AutoCloseable {
    private final Deque<Runnable> closers = new ArrayDeque<>();

    <T> T own(T resource, Runnable free) {
      closers.push(free);
      return resource;
    }

    @Override
    public void close() {
      while (!closers.isEmpty()) closers.pop().run();
    }
  }
}
