package io.kinora.examples.cluster;

import io.kinora.server.KinoraApplication;
import io.kinora.worker.config.WorkerConfiguration;
import io.kinora.worker.execution.Worker;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** {@code Skewed MINUTES server|worker CONFIG}: one process on a clock that is wrong. */
final class Skewed {

  private Skewed() {}

  public static void main(String[] arguments) throws Exception {
    var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[0])));
    if (arguments[1].equals("server")) {
      new KinoraApplication(clock, new SecureRandom()).run("server", arguments[2]);
      return;
    }
    var factory = new PacedEngineFactory();
    var configuration = WorkerConfiguration.load(Path.of(arguments[2]));
    var worker = Worker.start(configuration, Map.of(factory.name(), factory), clock);
    Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
    new CountDownLatch(1).await();
  }
}
