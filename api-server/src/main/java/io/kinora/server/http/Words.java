package io.kinora.server.http;

import java.util.List;

/** Lists of values in a sentence. */
public final class Words {
  private Words() {}

  /** Such as {@code '4', '8', and '12'} with {@code and} as the last word. */
  public static String list(List<String> values, String lastWord) {
    var quoted = values.stream().map(value -> "'" + value + "'").toList();
    if (quoted.size() == 1) return quoted.get(0);
    var head = String.join(", ", quoted.subList(0, quoted.size() - 1));
    var comma = quoted.size() > 2 ? ", " : " ";
    return head + comma + lastWord + " " + quoted.get(quoted.size() - 1);
  }
}
