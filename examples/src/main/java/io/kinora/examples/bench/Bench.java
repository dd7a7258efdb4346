package io.kinora.examples.bench;

import io.kinora.examples.stack.LocalStack;
import io.kinora.sdk.KinoraException;
import io.kinora.worker.engine.EngineException;
import java.io.IOException;

/**
 * {@code ./kinora bench api|engine}. Ends with 0, with 1 and one line on standard error, or with 2
 * on wrong usage.
 */
final class Bench {

  private static final String USAGE =
      "usage: kinora bench api [SECONDS PER MEASUREMENT] | kinora bench engine [SECONDS OF VIDEO]";

  public static void main(String[] arguments) throws InterruptedException {
    try {
      switch (arguments.length == 0 ? "" : arguments[0]) {
        case "api" -> new ApiBench(LocalStack.upCommand(), seconds(arguments, 5), System.out).run();
        case "engine" -> new EngineBench(seconds(arguments, 2), System.out).run();
        default -> throw new IllegalArgumentException(USAGE);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException | EngineException | KinoraException | LocalStack.StartException e) {
      System.err.println("kinora bench: " + e.getMessage());
      System.exit(1);
    }
  }

  private static int seconds(String[] arguments, int otherwise) {
    if (arguments.length == 1) {
      return otherwise;
    }
    if (arguments.length > 2 || !arguments[1].matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(USAGE);
    }
    return Integer.parseInt(arguments[1]);
  }
}
