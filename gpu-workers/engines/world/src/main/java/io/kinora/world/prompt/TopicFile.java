package io.kinora.world.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the resource files of the lexicon: {@code value: phrase, phrase, ...} per line. */
final class TopicFile {
  private TopicFile() {}

  /**
   * One line.
   *
   * @param value what the phrases mean
   * @param phrases in lower case
   */
  record Line(String value, List<String> phrases) {}

  static List<Line> read(String name) {
    var lines = new ArrayList<Line>();
    for (var line : text(name).split("\n")) {
      if (line.isBlank() || line.startsWith("# ")) continue;
      var colon = line.indexOf(": ");
      if (colon < 0) {
        lines.add(new Line("", List.of(line.strip().split(", *"))));
      } else {
        var phrases = List.of(line.substring(colon + 2).strip().split(", *"));
        lines.add(new Line(line.substring(0, colon), phrases));
      }
    }
    return lines;
  }

  private static String text(String name) {
    try (var in = TopicFile.class.getResourceAsStream(name + ".txt")) {
      if (in == null) throw new IllegalStateException("no topic file " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
