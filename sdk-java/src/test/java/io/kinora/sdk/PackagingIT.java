package io.kinora.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is shipped. */
class PackagingIT {

  private final Path jar = jar();

  @Test
  void jarIsSmall() throws IOException {
    assertThat(Files.size(jar)).isLessThan(200_000);
  }

  @Test
  void onlyTheClientAndTheModelAreExported() {
    assertThat(module().exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder("io.kinora.sdk", "io.kinora.sdk.model");
  }

  @Test
  void jacksonIsTheOnlyRunTimeDependency() {
    assertThat(module().requires())
        .filteredOn(
            needed -> !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .extracting(ModuleDescriptor.Requires::name)
        .containsExactlyInAnyOrder("java.base", "java.net.http", "com.fasterxml.jackson.databind");
  }

  private ModuleDescriptor module() {
    return ModuleFinder.of(jar).find("io.kinora.sdk").orElseThrow().descriptor();
  }

  private static Path jar() {
    try (var files = Files.list(Path.of("target"))) {
      return files
          .filter(
              file -> file.getFileName().toString().matches("kinora-sdk(-[0-9].*[0-9T])?\\.jar"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
