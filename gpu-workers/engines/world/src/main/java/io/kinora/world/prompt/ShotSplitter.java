package io.kinora.world.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a prompt into shots: at numbered shots and scenes, at time codes, and at words such as "cut
 * to". Quotations are never cut.
 */
final class ShotSplitter {
  private static final Pattern HEADING = Pattern.compile(
      "(?im)(?:^|(?<=[.!?\\n]))[ \\t]*[\\[(*#]*\\s*(?:shot|scene|panel|clip|frame|cut|take)\\s*#?"
          + "\\s*(?:\\d{1,3}|[a-z](?![a-z])|one|two|three|four|five|six)\\s*[\\])*]*"
          + "\\s*[:.)\\-–—]?\\s*");
  private static final Pattern TIME_CODE = Pattern.compile(
      "(?im)(?:^\\s*[\\[(]?|[\\[(])\\s*(?:(\\d{1,2}):)?(\\d{1,2}(?:\\.\\d+)?)\\s*s?\\s*(?:-|–|—|to)\\s*"
          + "(?:(\\d{1,2}):)?(\\d{1,2}(?:\\.\\d+)?)\\s*(?:s|sec|secs|seconds)?\\s*[\\])]?"
          + "\\s*[:\\-–—]?\\s*");
  private static final Pattern NUMBERED = Pattern.compile("(?m)^\\s*\\d{1,2}[.)]\\s+(?=\\p{L})");
  private static final Pattern CUT = Pattern.compile(
      "(?i)[,;.]?\\s*(?:\\b(?:and|then|we|it|the camera|the scene)\\s+)*\\b"
          + "(?:(?:smash |hard |jump |match |quick |quickly )?cuts? (?:back )?to"
          + "|cutting to|camera cuts to|fades? (?:in )?to|dissolves? to|transitions? to"
          + "|switch(?:es)? to|then we see|next (?:shot|scene)\\s*:?|new shot\\s*:|cut\\.)\\s*:?\\s*");
  private static final Pattern LENGTH =
      Pattern.compile("(?i)\\(?\\b(?:for |lasting |duration:? )?(\\d{1,2}(?:\\.\\d+)?)[ -]?"
          + "(?:s|sec|secs|second|seconds)\\b(?: long)?\\)?");
  private static final Pattern FRAMED_SENTENCE = Pattern.compile(
      "(?i)(?<=[.!?\\n])\\s+(?=(?:an? |the |extreme |next,? |then,? )*(?:close[- ]?up|wide|"
          + "wide[- ]angle|medium|establishing|over[- ]the[- ]shoulder|macro|aerial|low[- ]angle|"
          + "high[- ]angle|tracking|pov|overhead|full|long|reverse|insert)"
          + "(?:[- ]angle)?(?: shot| view)?\\b\\s*(?:of|on|:|as|from))");

  private ShotSplitter() {}

  static List<ShotText> split(String prompt) {
    var masked = mask(prompt);
    var listed = withPreamble(cut(prompt, masked, HEADING));
    if (listed.get(0).text().equals(prompt)) listed = withPreamble(byTimeCode(prompt, masked));
    if (listed.get(0).text().equals(prompt)) listed = withPreamble(cut(prompt, masked, NUMBERED));
    var shots = new ArrayList<ShotText>();
    for (var text : listed) {
      for (var part : cut(text.text(), mask(text.text()), CUT)) {
        for (var sentence : cut(part.text(), mask(part.text()), FRAMED_SENTENCE)) {
          if (hasWords(sentence.text())) shots.add(timed(sentence, text.seconds()));
        }
      }
    }
    return shots.isEmpty() ? List.of(new ShotText(prompt, 0)) : shots;
  }

  /** The text with all quoted letters blotted out, of the same length. */
  private static String mask(String text) {
    var quote = Pattern.compile("[\"“«„][^\"”»“\\n]{1,600}[\"”»]").matcher(text);
    var out = new StringBuilder(text);
    while (quote.find()) {
      for (int i = quote.start(); i < quote.end(); i++) out.setCharAt(i, 'q');
    }
    return out.toString();
  }

  private static List<ShotText> cut(String text, String masked, Pattern border) {
    var matcher = border.matcher(masked);
    var parts = new ArrayList<ShotText>();
    var from = 0;
    while (matcher.find()) {
      if (matcher.end() == matcher.start() && matcher.start() == from) continue;
      parts.add(new ShotText(text.substring(from, matcher.start()), 0));
      from = matcher.end();
    }
    parts.add(new ShotText(text.substring(from), 0));
    return parts;
  }

  private static List<ShotText> byTimeCode(String text, String masked) {
    var matcher = TIME_CODE.matcher(masked);
    var parts = new ArrayList<ShotText>();
    var from = 0;
    var seconds = 0.0;
    while (matcher.find()) {
      parts.add(new ShotText(text.substring(from, matcher.start()), seconds));
      seconds = Math.max(0, time(matcher, 3) - time(matcher, 1));
      from = matcher.end();
    }
    parts.add(new ShotText(text.substring(from), seconds));
    return parts;
  }

  private static double time(Matcher matcher, int group) {
    var minutes = matcher.group(group);
    var rest = Double.parseDouble(matcher.group(group + 1));
    return minutes == null ? rest : Integer.parseInt(minutes) * 60 + rest;
  }

  /** What stands before the first heading sets the scene: it is read with the first shot. */
  private static List<ShotText> withPreamble(List<ShotText> parts) {
    if (parts.size() < 2) return parts;
    var first = parts.get(1);
    var joined = new ShotText(parts.get(0).text() + "\n" + first.text(), first.seconds());
    var all = new ArrayList<ShotText>();
    all.add(joined);
    all.addAll(parts.subList(2, parts.size()));
    return all;
  }

  private static ShotText timed(ShotText shot, double seconds) {
    if (seconds > 0) return new ShotText(shot.text(), seconds);
    var length = LENGTH.matcher(mask(shot.text()));
    if (!length.find()) return shot;
    var text = shot.text().substring(0, length.start()) + shot.text().substring(length.end());
    return new ShotText(text, Double.parseDouble(length.group(1)));
  }

  private static boolean hasWords(String text) {
    return text.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || Emoji.word(c) != null);
  }
}
