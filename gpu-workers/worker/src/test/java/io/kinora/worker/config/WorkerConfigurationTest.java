package io.kinora.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerConfigurationTest {
  @TempDir
  Path folder;

  @Test
  void everythingCanBeSet() throws IOException {
    var config = load("""
        name: gpu-7
        servers: [http://10.0.0.1:8080, http://10.0.0.2:8080]
        joinSecret: a secret of sixteen characters
        workFolder: /var/lib/kinora/work
        heartbeat: 3s
        drainGrace: 1h
        engines:
          - engine: world
            slots: 2
            threads: 4
            settings: {tier: fast}
        """);

    assertThat(config.name()).isEqualTo("gpu-7");
    assertThat(config.servers())
        .containsExactly(URI.create("http://10.0.0.1:8080"), URI.create("http://10.0.0.2:8080"));
    assertThat(config.workFolder()).isEqualTo(Path.of("/var/lib/kinora/work"));
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.drainGrace()).isEqualTo(Duration.ofHours(1));
    assertThat(config.engines())
        .containsExactly(new WorkerConfiguration.Engine("world", 2, 4, Map.of("tier", "fast")));
  }

  @Test
  void littleMustBeSet() throws IOException {
    var config = load("""
        servers: [http://localhost:8080]
        joinSecret: a secret of sixteen characters
        engines: [{engine: world}]
        """);

    assertThat(config.name()).isNotBlank();
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.drainGrace()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.engines().get(0).slots()).isEqualTo(1);
    assertThat(config.engines().get(0).threads()).isPositive();
  }

  @Test
  void theSecretIsNotPrinted() throws IOException {
    var config = load("""
        servers: [http://localhost:8080]
        joinSecret: a secret of sixteen characters
        engines: [{engine: world}]
        """);

    assertThat(config.toString()).doesNotContain("sixteen");
  }

  @Test
  void mistakesAreNamed() {
    assertThatThrownBy(() -> load("""
            servers: [http://localhost:8080]
            joinSecret: a secret of sixteen characters
            engine: world
            engines: [{engine: world}]
            """))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Unrecognized field \"engine\"");
    assertThatThrownBy(() -> load("""
            servers: [http://localhost:8080]
            joinSecret: a secret of sixteen characters
            heartbeat: soon
            engines: [{engine: world}]
            """))
        .hasMessageEndingWith(": not a duration such as 5s, 10m or 1h: soon");
    assertThatThrownBy(() -> load("""
            servers: [http://localhost:8080]
            joinSecret: a secret of sixteen characters
            """)).hasMessageContaining("engines is empty");
  }

  private WorkerConfiguration load(String text) throws IOException {
    return WorkerConfiguration.load(Files.writeString(folder.resolve("worker.yml"), text));
  }
}
