package io.kinora.examples.bench;

import ch.qos.logback.classic.Level;
import io.dropwizard.logging.common.BootstrapLogging;
import io.kinora.examples.bench.chaos.Chaos;
import io.kinora.examples.bench.dispatch.DispatchBench;
import io.kinora.examples.bench.prompts.PromptsBench;
import io.kinora.examples.bench.worker.WorkerBench;
import io.kinora.examples.stack.LocalStack;
import io.kinora.sdk.KinoraException;
import io.kinora.worker.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./kinora bench api|engine|chaos|dispatch|worker|prompts}. Ends with 0, with 1 and one line
 * on standard error, or with 2 on wrong usage.
 */
final class Bench {

  private static final String USAGE =
      "usage: kinora bench api [SECONDS PER MEASUREMENT] | kinora bench engine [SECONDS OF VIDEO]"
          + " | kinora bench chaos [--minutes N] [--seed N]"
          + " | kinora bench dispatch [--full] [CONTENDER|PHASE...]"
          + " | "
          + WorkerBench.USAGE
          + " | "
          + PromptsBench.usage();

  public static void main(String[] arguments) throws InterruptedException {
    try {
      switch (arguments.length == 0 ? "" : arguments[0]) {
        case "api" -> new ApiBench(LocalStack.upCommand(), seconds(arguments, 5), System.out).run();
        case "dispatch" -> dispatch(arguments).run();
        case "chaos" -> chaos(arguments);
        case "engine" -> new EngineBench(seconds(arguments, 2), System.out).run();
        case "worker" -> worker(arguments).run();
        case "prompts" -> prompts(arguments).run();
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

  private static void chaos(String[] arguments) throws IOException, InterruptedException {
    BootstrapLogging.bootstrap(Level.WARN);
    var minutes = option(arguments, "--minutes", 10);
    var seed = option(arguments, "--seed", 1);
    var history = Files.createTempFile("kinora-chaos-", ".txt");
    var verdict = Chaos.ofMinutes(minutes, seed, System.out).run(history);
    System.out.printf("history    %s%n", history);
    System.out.printf("violations %d%n", verdict.violations().size());
    verdict.violations().forEach(violation -> System.out.println("  " + violation));
    System.out.printf("late       %d%n", verdict.late().size());
    verdict.late().forEach(late -> System.out.println("  " + late));
    if (!verdict.violations().isEmpty()) throw new IOException("what must hold did not");
    if (!verdict.late().isEmpty()) throw new IOException("a recovery took too long");
  }

  private static DispatchBench dispatch(String[] arguments) {
    BootstrapLogging.bootstrap(Level.WARN);
    var words = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    return DispatchBench.of(words.remove("--full"), words, System.out);
  }

  private static WorkerBench worker(String[] arguments) {
    BootstrapLogging.bootstrap(Level.WARN);
    return WorkerBench.of(List.of(arguments).subList(1, arguments.length), System.out);
  }

  private static PromptsBench prompts(String[] arguments) {
    var home = Path.of(System.getProperty("kinora.home", "."));
    return PromptsBench.of(home, List.of(arguments).subList(1, arguments.length), System.out);
  }

  private static int option(String[] arguments, String name, int otherwise) {
    var value = otherwise;
    for (var i = 1; i < arguments.length; i += 2) {
      var known = arguments[i].equals("--minutes") || arguments[i].equals("--seed");
      if (!known || i + 1 == arguments.length || !arguments[i + 1].matches("[1-9][0-9]{0,4}")) {
        throw new IllegalArgumentException(USAGE);
      }
      if (arguments[i].equals(name)) value = Integer.parseInt(arguments[i + 1]);
    }
    return value;
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
