package io.kinora.media.intake;

import io.kinora.media.MediaException;
import io.kinora.media.intake.RefusedException.Reason;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

/**
 * Runs FFmpeg's programs as children with an empty environment and limits on address space, CPU
 * time, wall-clock time and the size of what they write. As many run at once as there are CPUs.
 * Thread-safe.
 */
final class Confined {
  private static final long MEMORY_KIBIBYTES = 2L << 20;
  private static final int CPU_SECONDS = 120;
  private static final Duration WALL_CLOCK = Duration.ofSeconds(90);
  /** The shell counts the size of files in blocks of 512 bytes. */
  private static final long MAX_FILE_BLOCKS = (512L << 20) / 512;

  private static final int MAX_OUTPUT = 1 << 16;
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int KILLED = 128;

  /** What systems do not know of these limits, such as macOS of the first, they leave out. */
  private static final String SCRIPT = "ulimit -v " + MEMORY_KIBIBYTES + " 2>/dev/null; ulimit -t "
      + CPU_SECONDS + " 2>/dev/null; ulimit -f " + MAX_FILE_BLOCKS
      + " 2>/dev/null; ulimit -c 0 2>/dev/null; exec \"$@\"";

  private static final Semaphore PLACES =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  private Confined() {}

  /** What a program said, and whether it was content. */
  record Result(boolean succeeded, String output) {}

  static Result ffmpeg(List<String> arguments)
      throws MediaException, RefusedException, InterruptedException {
    return run(program(ffmpeg.class), arguments);
  }

  static Result ffprobe(List<String> arguments)
      throws MediaException, RefusedException, InterruptedException {
    return run(program(ffprobe.class), arguments);
  }

  private static String program(Class<?> name) throws MediaException {
    try {
      return Loader.load(name);
    } catch (LinkageError | RuntimeException e) {
      throw new MediaException("FFmpeg's programs do not run on this machine", e);
    }
  }

  private static Result run(String program, List<String> arguments)
      throws MediaException, RefusedException, InterruptedException {
    PLACES.acquire();
    try {
      return await(start(program, arguments));
    } catch (IOException e) {
      throw new MediaException("cannot run " + program, e);
    } finally {
      PLACES.release();
    }
  }

  private static Process start(String program, List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "confined", program));
    command.addAll(arguments);
    var folder = Path.of(program).getParent();
    var builder = new ProcessBuilder(command)
        .directory(folder == null ? null : folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    return builder.start();
  }

  private static Result await(Process process)
      throws IOException, RefusedException, InterruptedException {
    CompletableFuture.delayedExecutor(WALL_CLOCK.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    try (var output = process.getInputStream()) {
      var said = output.readNBytes(MAX_OUTPUT);
      if (output.read() >= 0) process.destroyForcibly();
      int code = process.waitFor();
      if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
        throw new IOException("it does not start");
      }
      if (code > KILLED && code < 160) {
        throw new RefusedException(Reason.LIMITS, "the file takes too much time or memory to read");
      }
      return new Result(code == 0, new String(said, StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
