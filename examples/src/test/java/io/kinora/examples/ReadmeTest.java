package io.kinora.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pages show is what the build compiles and runs. */
class ReadmeTest {

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((src/[^)]+)\\)");

  @Test
  void snippetsAreLinesOfTheExamples() throws IOException {
    var pages = Files.readString(Path.of("../README.md"))
        + Files.readString(Path.of("../sdk-java/README.md"));
    var examples = squeezed(sources());

    assertThat(JAVA.matcher(pages).results().map(found -> squeezed(found.group(1))))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(snippet -> assertThat(examples).contains(snippet));
  }

  @Test
  void listedExamplesExist() throws IOException {
    var page = Files.readString(Path.of("README.md"));

    assertThat(LINK.matcher(page).results().map((MatchResult found) -> Path.of(found.group(1))))
        .hasSizeGreaterThanOrEqualTo(8)
        .allSatisfy(file -> assertThat(file).isRegularFile());
  }

  /** Without white space, which the formatter moves. */
  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String sources() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var text = new StringBuilder();
      for (var file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
        text.append(Files.readString(file));
      }
      return text.toString();
    }
  }
}
