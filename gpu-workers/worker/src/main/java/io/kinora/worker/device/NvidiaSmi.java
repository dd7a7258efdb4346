package io.kinora.worker.device;

import io.kinora.protocol.DeviceState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks NVIDIA's own program for the state of the GPUs, by its CSV query (its options and columns:
 * {@code nvidia-smi --help-query-gpu}). Stateless and thread-safe.
 */
final class NvidiaSmi {
  private static final String COLUMNS = "uuid,index,name,memory.total,memory.used,utilization.gpu,"
      + "temperature.gpu,power.draw,ecc.errors.uncorrected.volatile.total";
  private static final int COUNT = COLUMNS.split(",").length;
  private static final int OUTPUT_MAX = 1 << 20;

  private final List<String> command;
  private final Duration timeout;

  /**
   * @param program its path
   * @param timeout after which it is ended; a driver that hangs hangs it too
   */
  NvidiaSmi(Path program, Duration timeout) {
    command =
        List.of(program.toString(), "--query-gpu=" + COLUMNS, "--format=csv,noheader,nounits");
    this.timeout = timeout;
  }

  /**
   * The GPUs of this machine.
   *
   * @throws IOException where the program is not there, fails, hangs or speaks otherwise
   */
  List<DeviceState> devices() throws IOException, InterruptedException {
    var process = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("nvidia-smi did not answer within " + timeout);
      }
      var text =
          new String(process.getInputStream().readNBytes(OUTPUT_MAX), StandardCharsets.UTF_8);
      if (process.exitValue() != 0) {
        throw new IOException("nvidia-smi failed: " + text.lines().findFirst().orElse(""));
      }
      return text.lines().filter(line -> !line.isBlank()).map(NvidiaSmi::device).toList();
    } catch (IllegalArgumentException e) {
      throw new IOException("nvidia-smi is not understood: " + e.getMessage(), e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static DeviceState device(String line) {
    var cells = line.split(",", -1);
    if (cells.length != COUNT) throw new IllegalArgumentException(line);
    return new DeviceState(
        cells[0].strip(),
        Integer.parseInt(cells[1].strip()),
        cells[2].strip(),
        mebibytes(cells[3]),
        mebibytes(cells[4]),
        number(cells[5], Integer::valueOf),
        number(cells[6], Integer::valueOf),
        number(cells[7], Double::valueOf),
        number(cells[8], Long::valueOf));
  }

  private static long mebibytes(String cell) {
    var count = number(cell, Long::valueOf);
    return count == null ? 0 : count << 20;
  }

  /** A cell may say {@code [N/A]}, {@code [Not Supported]} or {@code [Unknown Error]}. */
  private static <T> @Nullable T number(String cell, Function<String, T> reader) {
    var text = cell.strip();
    return text.isEmpty() || text.startsWith("[") ? null : reader.apply(text);
  }
}
