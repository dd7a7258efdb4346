package io.kinora.examples.bench.prompts;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How to render the book.
 *
 * @param only numbers of the prompts to render, empty for all
 * @param frames pictures of each video on the page
 * @param seconds length of each video
 * @param model of the world engine
 * @param out folder of the page and its pictures
 */
record PromptsOptions(
    Set<Integer> only, int frames, int seconds, int width, int height, String model, Path out) {

  static final String USAGE = "kinora bench prompts [--only N,M] [--frames N] [--seconds N]"
      + " [--size WxH] [--model world-draft|world-fast|world-quality] [--out DIR]";

  /**
   * Reads the arguments.
   *
   * @param home folder of Kinora, below which the page lands unless told otherwise
   * @throws IllegalArgumentException on wrong usage
   */
  static PromptsOptions parse(List<String> arguments, Path home) {
    var options = new PromptsOptions(
        Set.of(), 6, 4, 480, 270, "world-draft", home.resolve("target").resolve("prompts"));
    if (arguments.size() % 2 == 1) throw wrong();
    for (var i = 0; i < arguments.size(); i += 2) {
      options = options.with(arguments.get(i), arguments.get(i + 1));
    }
    return options;
  }

  private PromptsOptions with(String name, String value) {
    return switch (name) {
      case "--only" ->
        new PromptsOptions(numbers(value), frames, seconds, width, height, model, out);
      case "--frames" ->
        new PromptsOptions(only, number(value), seconds, width, height, model, out);
      case "--seconds" ->
        new PromptsOptions(only, frames, number(value), width, height, model, out);
      case "--size" -> sized(value.split("x", -1));
      case "--model" -> new PromptsOptions(only, frames, seconds, width, height, value, out);
      case "--out" ->
        new PromptsOptions(only, frames, seconds, width, height, model, Path.of(value));
      default -> throw wrong();
    };
  }

  private PromptsOptions sized(String[] size) {
    if (size.length != 2) throw wrong();
    return new PromptsOptions(only, frames, seconds, number(size[0]), number(size[1]), model, out);
  }

  private static Set<Integer> numbers(String list) {
    var numbers = new LinkedHashSet<Integer>();
    Arrays.stream(list.split(",", -1)).map(PromptsOptions::number).forEach(numbers::add);
    return Set.copyOf(numbers);
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) throw wrong();
    return Integer.parseInt(text);
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException("usage: " + USAGE);
  }
}
