package io.kinora.world.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into words, marks and quotations. Hyphens separate words, so that "close-up" and "close
 * up" are the same; a possessive "'s" is a word of its own.
 */
final class Tokenizer {
  private static final Map<Integer, String> CLOSING = Map.of(
      (int) '"', "\"", (int) '“', "”\"", (int) '„', "“”", (int) '«', "»", (int) '»', "«", (int) '「',
      "」", (int) '『', "』");
  private static final int LONGEST_QUOTE = 600;
  private static final int LONGEST_WORD = 40;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokenizer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    var tokenizer = new Tokenizer(text);
    while (tokenizer.at < text.length()) tokenizer.next();
    return tokenizer.tokens;
  }

  /** The words alone, as phrases of the lexicon are compared. */
  static List<String> words(String phrase) {
    return tokens(phrase).stream().filter(Token::isWord).map(Token::text).toList();
  }

  private void next() {
    var c = text.codePointAt(at);
    var closing = CLOSING.get(c);
    if (closing != null && quote(closing)) return;
    if (Character.isLetterOrDigit(c)) {
      word();
      return;
    }
    at += Character.charCount(c);
    switch (c) {
      case ',', '、', '，', '–', '—', '(', ')' -> add(Token.Kind.COMMA, ",");
      case ':', '：' -> add(Token.Kind.COLON, ":");
      case '.', '!', '?', ';', '\n', '\r', '。', '！', '？', '；', '•', '…', '|' ->
        add(Token.Kind.STOP, ".");
      case '&' -> add(Token.Kind.WORD, "and");
      default -> {
        var name = Emoji.word(c);
        if (name != null) {
          add(Token.Kind.COMMA, ",");
          Emoji.wordsOf(name).forEach(w -> add(Token.Kind.WORD, w));
          add(Token.Kind.COMMA, ",");
        }
      }
    }
  }

  private boolean quote(String closing) {
    var start = at + 1;
    var limit = Math.min(text.length(), start + LONGEST_QUOTE);
    for (int i = start; i < limit; i++) {
      if (closing.indexOf(text.charAt(i)) >= 0) {
        var inner = text.substring(start, i).strip();
        if (!inner.isEmpty()) add(Token.Kind.QUOTE, inner);
        at = i + 1;
        return true;
      }
    }
    return false;
  }

  private void word() {
    var start = at;
    while (at < text.length()) {
      var c = text.codePointAt(at);
      if (!Character.isLetterOrDigit(c) && !isInnerMark(c) && !isCombining(c)) break;
      at += Character.charCount(c);
    }
    var word = text.substring(start, at).toLowerCase(Locale.ROOT).replace('’', '\'');
    if (word.length() > LONGEST_WORD) word = word.substring(0, LONGEST_WORD);
    if (word.endsWith("'s") && word.length() > 2 && !word.equals("it's") && !word.equals("let's")) {
      add(Token.Kind.WORD, word.substring(0, word.length() - 2));
      add(Token.Kind.WORD, "'s");
    } else {
      add(Token.Kind.WORD, word.endsWith("'") ? word.substring(0, word.length() - 1) : word);
    }
  }

  /** An apostrophe between letters, or a point between digits. */
  private boolean isInnerMark(int c) {
    if (at + 1 >= text.length()) return false;
    var next = text.codePointAt(at + 1);
    if (c == '\'' || c == '’') return Character.isLetter(next);
    return c == '.' && Character.isDigit(text.charAt(at - 1)) && Character.isDigit(next);
  }

  private static boolean isCombining(int c) {
    var type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private void add(Token.Kind kind, String value) {
    tokens.add(new Token(kind, value));
  }
}
