package io.kinora.examples.bench.prompts;

import java.util.List;
import java.util.Locale;

/** The page as HTML, written entry by entry. Needs nothing but the files beside it. */
final class BookPage {
  private static final String HEAD = """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Kinora prompt book</title>
      <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 110rem; padding: 0 1rem; }
        article { border-top: 1px solid #ccc; padding: 1rem 0; }
        .frames { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 4px; }
        img { width: 100%; display: block; }
        pre { background: #f4f4f4; padding: .6rem; overflow-x: auto; }
        .note { color: #a33; }
      </style>
      <h1>Kinora prompt book</h1>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);
  private String group = "";

  /**
   * Adds a prompt that became a video.
   *
   * @param frames file names of its pictures
   * @param plan lines of its plan
   * @param notes what the engine says of it
   */
  void add(
      BookEntry entry,
      String video,
      List<String> frames,
      List<String> plan,
      List<String> notes,
      double seconds) {
    open(entry);
    html.append("<div class=\"frames\">\n");
    for (var frame : frames) {
      html.append("<a href=\"%s\"><img src=\"%s\" loading=\"lazy\" alt=\"\"></a>\n"
          .formatted(escaped(video), escaped(frame)));
    }
    html.append("</div>\n");
    for (var note : notes)
      html.append("<p class=\"note\">").append(escaped(note)).append("</p>\n");
    html.append("<details><summary>")
        .append(String.format(Locale.ROOT, "plan, rendered in %.1f s", seconds))
        .append("</summary><pre>")
        .append(escaped(String.join("\n", plan)))
        .append("</pre></details>\n</article>\n");
  }

  /** Adds a prompt that gave no video. */
  void addFailed(BookEntry entry, String reason) {
    open(entry);
    html.append("<p class=\"note\">no video: ")
        .append(escaped(reason))
        .append("</p>\n</article>\n");
  }

  private void open(BookEntry entry) {
    if (!group.equals(entry.group())) {
      group = entry.group();
      html.append("<h2>").append(escaped(group)).append("</h2>\n");
    }
    html.append("<article id=\"p%d\">\n<h3>%d. %s</h3>\n"
        .formatted(entry.number(), entry.number(), escaped(entry.prompt())));
  }

  String html() {
    return html + "</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
