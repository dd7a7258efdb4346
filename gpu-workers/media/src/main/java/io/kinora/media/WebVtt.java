package io.kinora.media;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins captions (WebVTT, W3C). Stateless and thread-safe. */
public final class WebVtt {
  private static final String TIME = "(?:(\\d{2,}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})";
  private static final Pattern TIMING =
      Pattern.compile("^" + TIME + "([ \\t]+-->[ \\t]+)" + TIME, Pattern.MULTILINE);
  private static final Pattern HEADER = Pattern.compile("\\A\\ufeff?WEBVTT[^\\n]*\\n+");

  private WebVtt() {}

  /** The cues of a file so many seconds later. */
  public static String later(String captions, double seconds) {
    var millis = Math.round(seconds * 1000);
    return TIMING
        .matcher(captions)
        .replaceAll(cue -> Matcher.quoteReplacement(
            time(cue.group(1), cue.group(2), cue.group(3), cue.group(4), millis)
                + cue.group(5)
                + time(cue.group(6), cue.group(7), cue.group(8), cue.group(9), millis)));
  }

  /** One file that plays the cues of the first and then, so many seconds later, of the second. */
  public static String join(String first, String second, double seconds) {
    var cues = HEADER.matcher(later(second, seconds)).replaceFirst("");
    return first.stripTrailing() + "\n\n" + cues.strip() + "\n";
  }

  private static String time(
      String hours, String minutes, String seconds, String millis, long later) {
    var total = hours == null ? 0 : Long.parseLong(hours);
    total = total * 60 + Long.parseLong(minutes);
    total = total * 60 + Long.parseLong(seconds);
    total = total * 1000 + Long.parseLong(millis) + later;
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        total / 3_600_000,
        total / 60_000 % 60,
        total / 1000 % 60,
        total % 1000);
  }
}
