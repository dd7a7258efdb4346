package io.kinora.media;

import java.util.Locale;

/**
 * A word in the lower right corner of every frame, in letters of our own, because slim machines
 * have no fonts. Immutable and thread-safe.
 */
public final class VisibleMark implements FrameMark {
  /** 3 by 5 dots each, a row to a digit: 4 is the left dot, 2 the middle one, 1 the right one. */
  private static final String[] LETTERS = {
    "25755", "65656", "34443", "65556", "74647", "74644", "34553", "55755", "72227", "11152",
    "55655", "44447", "57755", "65555", "25552", "65644", "25563", "65655", "34216", "72222",
    "55557", "55552", "55775", "55255", "55222", "71247"
  };

  private static final String[] DIGITS = {
    "75557", "26227", "71747", "71317", "55711", "74717", "74757", "71222", "75757", "75717"
  };

  private static final int LENGTH_MAX = 24;
  private static final int ROWS = 5;
  private static final int COLUMNS = 3;
  private static final int ADVANCE = COLUMNS + 1;

  /** Rows of dots that the height of a picture is divided into. */
  private static final int DOTS_PER_HEIGHT = 180;

  private static final double OPACITY = 0.7;

  private final String text;
  private final int width;
  private final int height;
  private final int dot;

  /**
   * Makes one.
   *
   * @param text letters, digits and spaces, {@value #LENGTH_MAX} at most
   * @throws IllegalArgumentException where it is anything else
   */
  public VisibleMark(String text, int width, int height) {
    check(text);
    this.text = text.toUpperCase(Locale.ROOT);
    this.width = width;
    this.height = height;
    var fitting = width / ((text.length() + 2) * ADVANCE);
    dot = Math.max(1, Math.min(Math.min(width, height) / DOTS_PER_HEIGHT, fitting));
  }

  /** @throws IllegalArgumentException where the text cannot be written */
  public static void check(String text) {
    if (!text.matches("[A-Za-z0-9 ]{1," + LENGTH_MAX + "}")) {
      throw new IllegalArgumentException(
          "a visible mark is of letters, digits and spaces, " + LENGTH_MAX + " at most: " + text);
    }
  }

  @Override
  public void mark(byte[] rgb, int frame) {
    var left = width - (text.length() * ADVANCE + 1) * dot;
    var top = height - (ROWS + 2) * dot;
    for (var i = 0; i < text.length(); i++) {
      var rows = rows(text.charAt(i));
      for (var row = 0; row < ROWS; row++) {
        var dots = rows.charAt(row) - '0';
        for (var column = 0; column < COLUMNS; column++) {
          if ((dots >> COLUMNS - 1 - column & 1) == 0) continue;
          var x = left + (i * ADVANCE + column) * dot;
          var y = top + row * dot;
          fill(rgb, x + Math.max(1, dot / 2), y + Math.max(1, dot / 2), 0);
          fill(rgb, x, y, 255);
        }
      }
    }
  }

  private static String rows(char letter) {
    if (letter >= 'A' && letter <= 'Z') return LETTERS[letter - 'A'];
    if (letter >= '0' && letter <= '9') return DIGITS[letter - '0'];
    return "00000";
  }

  private void fill(byte[] rgb, int left, int top, int value) {
    for (var y = Math.max(0, top); y < Math.min(height, top + dot); y++) {
      for (var x = Math.max(0, left); x < Math.min(width, left + dot); x++) {
        for (var at = 3 * (y * width + x); at < 3 * (y * width + x) + 3; at++) {
          rgb[at] = (byte) Math.round((rgb[at] & 0xff) * (1 - OPACITY) + value * OPACITY);
        }
      }
    }
  }
}
