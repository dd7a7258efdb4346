package io.kinora.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The text of a key: {@code kn_live_}, 30 random base62 characters, and 6 that check the rest, so
 * that a typo is found without a look-up and a scanner of leaked secrets finds no false ones.
 */
final class ApiKeyFormat {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 30;
  private static final int CHECKSUM_LENGTH = 6;
  private static final int HINT_TAIL = 4;
  private static final Pattern SHAPE = Pattern.compile("kn_(live|test|admin)_[0-9A-Za-z]{36}");

  private ApiKeyFormat() {}

  static String generate(ApiKeyKind kind, SecureRandom random) {
    var text = new StringBuilder("kn_").append(kind.word()).append('_');
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      text.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return text + checksum(text.toString());
  }

  static boolean isWellFormed(String key) {
    if (!SHAPE.matcher(key).matches()) return false;
    var split = key.length() - CHECKSUM_LENGTH;
    return checksum(key.substring(0, split)).equals(key.substring(split));
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder();
    for (long rest = crc.getValue(); digits.length() < CHECKSUM_LENGTH; rest /= BASE62.length()) {
      digits.insert(0, BASE62.charAt((int) (rest % BASE62.length())));
    }
    return digits.toString();
  }

  /** Enough to recognise a key by, too little to use it. Safe for any text. */
  static String hint(String key) {
    if (key.length() < 2 * HINT_TAIL + 4) return "***";
    var head = SHAPE.matcher(key).matches() ? key.lastIndexOf('_') + 1 + HINT_TAIL : HINT_TAIL;
    return key.substring(0, head) + "***" + key.substring(key.length() - HINT_TAIL);
  }
}
