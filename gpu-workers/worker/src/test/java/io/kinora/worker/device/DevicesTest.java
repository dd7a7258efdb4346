package io.kinora.worker.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kinora.protocol.DeviceState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a program that speaks as {@code nvidia-smi} does. */
class DevicesTest {
  private static final Duration SELDOM = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir
  Path folder;

  @Test
  void everyColumnIsRead() throws Exception {
    driver("""
        printf '%s\\n' \
          'GPU-aaa, 0, NVIDIA H200, 143771, 1024, 87, 61, 412.50, 0' \
          'GPU-bbb, 1, NVIDIA GeForce RTX 4090, 24564, 24000, 100, 83, [N/A], [N/A]'
        """);

    try (var devices = Devices.watch(path(), SELDOM)) {
      assertThat(devices.latest())
          .containsExactly(
              new DeviceState(
                  "GPU-aaa", 0, "NVIDIA H200", 143_771L << 20, 1L << 30, 87, 61, 412.5, 0L),
              new DeviceState(
                  "GPU-bbb",
                  1,
                  "NVIDIA GeForce RTX 4090",
                  24_564L << 20,
                  24_000L << 20,
                  100,
                  83,
                  null,
                  null));
      assertThat(devices.idOf("1")).isEqualTo("GPU-bbb");
      assertThat(devices.idOf("GPU-aaa")).isEqualTo("GPU-aaa");
      assertThat(devices.idOf("7")).isEqualTo("7");
    }
  }

  @Test
  void theProgramIsAskedForCsvWithoutUnits() throws Exception {
    driver("echo \"$@\" > '" + folder + "/asked'");

    Devices.watch(path(), SELDOM).close();

    assertThat(Files.readString(folder.resolve("asked")))
        .startsWith("--query-gpu=uuid,index,name,memory.total,memory.used,utilization.gpu,")
        .contains("ecc.errors.uncorrected.volatile.total")
        .endsWith("--format=csv,noheader,nounits\n");
  }

  @Test
  void aMachineWithoutTheDriverHasNoDevices() {
    try (var devices = Devices.watch(path(), SELDOM);
        var nowhere = Devices.watch(null, SELDOM)) {
      assertThat(devices.latest()).isEmpty();
      assertThat(nowhere.latest()).isEmpty();
    }
  }

  @Test
  void aDriverThatFailsLeavesTheLastStateUntilItIsBack() throws Exception {
    var state = folder.resolve("state");
    Files.writeString(state, "GPU-aaa, 0, NVIDIA L4, 23034, 1, 0, 40, 30.1, 0\n");
    driver("cat '" + state + "' || { echo 'NVIDIA-SMI has failed'; exit 9; }");

    try (var devices = Devices.watch(path(), OFTEN)) {
      Files.move(state, folder.resolve("gone"));
      assertThat(devices.latest()).extracting(DeviceState::name).containsExactly("NVIDIA L4");

      Files.writeString(state, "GPU-aaa, 0, NVIDIA L4, 23034, 9000, 99, 77, 71.0, 3\n");
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> Long.valueOf(3).equals(devices.latest().get(0).eccErrors()));
    }
  }

  @Test
  void wordsThatAreNoTableCountAsNoAnswer() throws Exception {
    driver("echo 'Unable to determine the device handle for GPU'");

    try (var devices = Devices.watch(path(), SELDOM)) {
      assertThat(devices.latest()).isEmpty();
    }
  }

  private String path() {
    return "/no/such/folder" + File.pathSeparator + folder;
  }

  private void driver(String script) throws IOException {
    var file = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
