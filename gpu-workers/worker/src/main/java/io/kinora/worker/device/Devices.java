package io.kinora.worker.device;

import io.kinora.protocol.DeviceState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The GPUs of this machine, looked at again and again on a thread of its own, because a driver that
 * hangs must hold nobody up. Without the driver's program there are none; where it fails, the last
 * state stands until it answers. Thread-safe.
 */
public final class Devices implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Devices.class);
  private static final String PROGRAM = "nvidia-smi";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "gpu-state");
        thread.setDaemon(true);
        return thread;
      });
  private volatile List<DeviceState> latest = List.of();
  private boolean failing;

  private Devices() {}

  /**
   * Looks once, so that the first heartbeat tells of them, and then every so often.
   *
   * @param path folders in which the driver's program may be, as in the variable PATH, or null
   */
  public static Devices watch(@Nullable String path, Duration interval) {
    var devices = new Devices();
    var program = find(path);
    if (program.isEmpty()) {
      log.info("this worker has no GPU: there is no {} on the PATH", PROGRAM);
      return devices;
    }
    var driver = new NvidiaSmi(program.get(), TIMEOUT);
    devices.look(driver);
    for (var device : devices.latest) {
      log.atInfo()
          .addKeyValue("gpu", device.index())
          .addKeyValue("name", device.name())
          .addKeyValue("memory", device.memoryBytes())
          .log("GPU found");
    }
    devices.looking.scheduleWithFixedDelay(
        () -> devices.look(driver),
        interval.toMillis(),
        interval.toMillis(),
        TimeUnit.MILLISECONDS);
    return devices;
  }

  private static Optional<Path> find(@Nullable String path) {
    if (path == null) return Optional.empty();
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** As they were when last looked at; empty when there are none. */
  public List<DeviceState> latest() {
    return latest;
  }

  /** The driver's UUID of a GPU that is named by it or by its number; unknown names stay. */
  public String idOf(String name) {
    return latest.stream()
        .filter(device -> name.equals(device.id()) || name.equals(String.valueOf(device.index())))
        .map(DeviceState::id)
        .findFirst()
        .orElse(name);
  }

  private void look(NvidiaSmi driver) {
    try {
      latest = driver.devices();
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        log.atWarn().addKeyValue("reason", e.getMessage()).log("the GPU driver does not answer");
      }
      failing = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
