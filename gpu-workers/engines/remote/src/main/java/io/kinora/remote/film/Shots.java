package io.kinora.remote.film;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The shots that a prompt names: lines that begin with {@code Shot 1:} or {@code Scene 2 (3s):}.
 * What stands before the first one holds for all.
 */
final class Shots {
  private static final Pattern HEADING = Pattern.compile(
      "(?im)^[ \\t]*[\\[(*#]{0,3}[ \\t]*(?:shot|scene)[ \\t]*#?[ \\t]*\\d{1,3}[ \\t]*[\\])]?"
          + "[ \\t]*(?:\\([ \\t]*(\\d{1,3})[ \\t]*s(?:ec|econds?)?[ \\t]*\\))?"
          + "[ \\t]*[\\])*]{0,3}[ \\t]*[:.\\-–—][ \\t]*[*]{0,2}");

  private Shots() {}

  /** A shot and how long it lasts. */
  record Shot(String prompt, int seconds) {}

  /**
   * Divides a video into its shots, each of whole seconds and one at least.
   *
   * @return the whole as one where the prompt names fewer than two, or more than there are seconds
   */
  static List<Shot> of(String prompt, int seconds) {
    var headings = HEADING.matcher(prompt).results().toList();
    var whole = List.of(new Shot(prompt, seconds));
    if (headings.size() < 2 || headings.size() > seconds) return whole;
    var lengths = lengths(headings, seconds);
    var before = prompt.substring(0, headings.get(0).start()).strip();
    var shots = new ArrayList<Shot>();
    for (var i = 0; i < headings.size(); i++) {
      var end = i + 1 < headings.size() ? headings.get(i + 1).start() : prompt.length();
      var text = prompt.substring(headings.get(i).end(), end).strip();
      if (text.isEmpty()) return whole;
      shots.add(new Shot(before.isEmpty() ? text : before + "\n" + text, lengths[i]));
    }
    return shots;
  }

  /**
   * In the proportions that the headings name; a shot without a length counts as an average one.
   */
  private static int[] lengths(List<MatchResult> headings, int seconds) {
    var named = headings.stream().map(heading -> heading.group(1)).toList();
    var average = named.stream()
        .filter(text -> text != null)
        .mapToInt(Integer::parseInt)
        .filter(length -> length > 0)
        .average()
        .orElse(1);
    var weights = named.stream()
        .mapToDouble(text -> text == null || text.matches("0+") ? average : Integer.parseInt(text))
        .toArray();
    return apportion(weights, seconds);
  }

  /** Whole parts of a whole, one at least, as near to the weights as can be. */
  static int[] apportion(double[] weights, int whole) {
    var parts = new int[weights.length];
    Arrays.fill(parts, 1);
    var sum = Arrays.stream(weights).sum();
    for (var left = whole - parts.length; left > 0; left--) {
      var neediest = 0;
      for (var i = 1; i < parts.length; i++) {
        var lacks = weights[i] / sum * whole - parts[i];
        if (lacks > weights[neediest] / sum * whole - parts[neediest] + 1e-9) neediest = i;
      }
      parts[neediest]++;
    }
    return parts;
  }
}
