package io.kinora.world.audio;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is said as WebVTT (W3C). Stateless. */
public final class Captions {
  /** What fits on two lines of a picture. */
  private static final int CHARACTERS_MAX = 74;

  private Captions() {}

  /**
   * One line of dialogue.
   *
   * @param start seconds from the start of the video
   * @param end seconds from the start of the video, after the start
   * @param speaker name that players may show, or null
   * @param text what is said
   */
  public record Line(double start, double end, @Nullable String speaker, String text) {
    public Line {
      if (!(end > start && start >= 0)) {
        throw new IllegalArgumentException("a caption from " + start + " to " + end);
      }
    }
  }

  /** The file's text. Long lines become several cues that share the time by their length. */
  public static String webVtt(List<Line> lines) {
    var text = new StringBuilder("WEBVTT\n");
    for (var line : lines) {
      var parts = parts(line.text().strip().replaceAll("\\s+", " "));
      var total = parts.stream().mapToInt(String::length).sum();
      var start = line.start();
      for (var part : parts) {
        var end = start + (line.end() - line.start()) * part.length() / Math.max(1, total);
        text.append('\n').append(time(start)).append(" --> ").append(time(end)).append('\n');
        if (line.speaker() != null) {
          text.append("<v ").append(escape(line.speaker())).append('>');
        }
        text.append(escape(part)).append('\n');
        start = end;
      }
    }
    return text.toString();
  }

  private static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (var word : text.split(" ")) {
      if (part.length() > 0 && part.length() + 1 + word.length() > CHARACTERS_MAX) {
        parts.add(part.toString());
        part.setLength(0);
      }
      if (part.length() > 0) part.append(' ');
      part.append(word);
    }
    if (part.length() > 0) parts.add(part.toString());
    return parts;
  }

  private static String time(double seconds) {
    var millis = Math.round(seconds * 1000);
    return String.format(
        java.util.Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1000 % 60,
        millis % 1000);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
