package io.kinora.examples.bench.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the book: one text file per group, one prompt per line, comments after {@code #}. */
final class PromptBook {

  private PromptBook() {}

  /**
   * All prompts, in order of the names of their files.
   *
   * @throws IOException if the folder cannot be read
   */
  static List<BookEntry> read(Path folder) throws IOException {
    var entries = new ArrayList<BookEntry>();
    for (var file : files(folder)) {
      var name = file.getFileName().toString();
      var group = name.substring(name.indexOf('-') + 1, name.lastIndexOf('.')).replace('-', ' ');
      for (var line : Files.readAllLines(file)) {
        if (line.isBlank() || line.startsWith("#")) continue;
        entries.add(new BookEntry(entries.size() + 1, group, line.strip()));
      }
    }
    return List.copyOf(entries);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
    }
  }
}
