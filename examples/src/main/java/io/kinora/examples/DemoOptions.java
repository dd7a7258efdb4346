package io.kinora.examples;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What the demo was asked for.
 *
 * @param prompt what to show
 * @param out where the MP4 goes
 * @param model a model of the server
 * @param size width x height
 * @param seconds the length
 */
record DemoOptions(String prompt, Path out, String model, String size, String seconds) {

  static final String USAGE =
      "usage: kinora demo [\"PROMPT\"] [--out FILE] [--model M] [--size WxH] [--seconds N]";

  private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{1,4}x[1-9][0-9]{1,4}");
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,2}");

  /** Wrong usage; the message says what is wrong. */
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  private static DemoOptions defaults() {
    return new DemoOptions(
        "A basketball player takes a free throw and misses; the ball bounces off the rim.",
        Path.of("kinora-demo.mp4"),
        "sora-2",
        "1280x720",
        "4");
  }

  /** Reads the command line. */
  static DemoOptions parse(String... arguments) {
    var options = defaults();
    var prompted = false;
    for (var i = 0; i < arguments.length; i++) {
      var word = arguments[i];
      if (word.startsWith("--")) {
        if (++i == arguments.length) {
          throw new UsageException(word + " needs a value");
        }
        options = options.with(word, arguments[i]);
      } else if (prompted || word.isBlank()) {
        throw new UsageException(
            prompted ? "one prompt only; put it in quotes" : "the prompt is empty");
      } else {
        prompted = true;
        options = new DemoOptions(word, options.out, options.model, options.size, options.seconds);
      }
    }
    return options;
  }

  private DemoOptions with(String option, String value) {
    return switch (option) {
      case "--out" -> new DemoOptions(prompt, Path.of(value), model, size, seconds);
      case "--model" -> new DemoOptions(prompt, out, value, size, seconds);
      case "--size" -> new DemoOptions(prompt, out, model, matching(SIZE, option, value), seconds);
      case "--seconds" ->
        new DemoOptions(prompt, out, model, size, matching(SECONDS, option, value));
      default -> throw new UsageException("unknown option: " + option);
    };
  }

  private static String matching(Pattern pattern, String option, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new UsageException("wrong value for " + option + ": " + value);
    }
    return value;
  }
}
