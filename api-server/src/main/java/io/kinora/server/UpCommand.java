package io.kinora.server;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.kinora.server.workers.WorkersModule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.eclipse.jetty.util.thread.ShutdownThread;

/**
 * Runs a server and its workers in the foreground, with everything in one folder. A second run on
 * the same folder goes on where the first stopped.
 */
final class UpCommand extends ServerCommand<KinoraConfiguration> {
  private static final int DEFAULT_PORT = 8080;
  private static final String DEFAULT_ENGINE = "world";
  private static final int MAX_WORKERS = 64;
  private static final String HOST = "127.0.0.1";
  private static final long MEBIBYTE = 1 << 20;
  /** A fresh database takes 90 MiB; the rest is for a few videos. */
  private static final long LEAST_ROOM = 200 * MEBIBYTE;

  private final KinoraApplication application;
  private final SecureRandom random;

  UpCommand(KinoraApplication application, SecureRandom random) {
    super(application, "up", "Runs the API server and its workers until stopped");
    this.application = application;
    this.random = random;
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("--port")
        .type(Integer.class)
        .setDefault(DEFAULT_PORT)
        .help("port of the API");
    parser
        .addArgument("--data")
        .type(String.class)
        .setDefault(".kinora")
        .help("folder of everything that is kept");
    parser
        .addArgument("--workers")
        .type(Integer.class)
        .choices(Arguments.range(0, MAX_WORKERS))
        .setDefault(1)
        .help("number of worker processes");
    parser
        .addArgument("--engine")
        .type(String.class)
        .setDefault(DEFAULT_ENGINE)
        .help("engine that the workers run");
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    var data = Path.of(arguments.getString("data")).toAbsolutePath().normalize();
    int port = arguments.getInt("port");
    prepare(data, port);
    var file = data.resolve("server.yml");
    Files.writeString(file, configuration(data, port));
    var more = new HashMap<>(arguments.getAttrs());
    more.put("file", file.toString());
    super.run(bootstrap, new Namespace(more));
  }

  private static void prepare(Path data, int port) throws IOException {
    try {
      Files.createDirectories(data);
    } catch (IOException e) {
      throw new IOException("cannot make the folder " + data + ": " + e, e);
    }
    if (!Files.isWritable(data)) throw new IOException("cannot write into the folder " + data);
    requireRoom(data, Files.getFileStore(data).getUsableSpace());
    try (var probe = new ServerSocket(port, 1, InetAddress.getByName(HOST))) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw new IOException("port " + port + " cannot be used: " + e.getMessage());
    }
  }

  /** A database that fills its disk while it starts says so in many words, and late. */
  static void requireRoom(Path data, long freeBytes) throws IOException {
    if (freeBytes >= LEAST_ROOM) return;
    throw new IOException("the disk of " + data + " is full: " + freeBytes / MEBIBYTE
        + " MiB are free, and at least " + LEAST_ROOM / MEBIBYTE + " MiB are needed");
  }

  private static String configuration(Path data, int port) {
    return """
        # Written by `kinora up` at every start.
        data: '%s'
        server:
          applicationConnectors: [{type: http, bindHost: %s, port: %d}]
          adminConnectors: [{type: http, bindHost: %s, port: 0}]
          requestLog: {appenders: []}
        # Whoever runs this may be told of events by webhooks on the same machine.
        outbound: {allow: [127.0.0.0/8]}
        logging:
          level: INFO
          appenders:
            - type: file
              currentLogFilename: '%s'
              archivedLogFilenamePattern: '%s'
              archivedFileCount: 5
              maxFileSize: 10MiB
              logFormat: '%%-5p [%%d{ISO8601,UTC}] %%c{1} [%%X{request_id}] %%m %%kvp%%n%%rEx'
        """.formatted(
            data, HOST, port, HOST, data.resolve("server.log"), data.resolve("server-%i.log"));
  }

  @Override
  protected void run(
      Environment environment, Namespace arguments, KinoraConfiguration configuration)
      throws Exception {
    super.run(environment, arguments, configuration);
    var origin = "http://" + HOST + ":" + arguments.getInt("port");
    var file = configuration.data().resolve("credentials.env");
    var credentials = Credentials.of(file, application.accounts(), origin + "/v1");
    credentials.write(file);
    var secret = WorkersModule.joinSecret(configuration.workers(), configuration.data(), random);
    var workers = new WorkerProcesses(
        configuration.data().resolve("workers"),
        origin,
        secret,
        arguments.getString("engine"),
        arguments.getInt("workers"));
    // Before the server, which takes back what they have not finished.
    ShutdownThread.register(0, workers);
    workers.start();
    announce(credentials, file);
  }

  private static void announce(Credentials credentials, Path file) {
    System.out.printf(
        """
        Kinora is ready. Ctrl-C stops it.

          base URL     %s
          dashboard    %s
          live key     %s
          test key     %s
          admin key    %s
          credentials  %s
        %n""",
        credentials.baseUrl(),
        credentials.baseUrl().replaceFirst("/v1$", "/dashboard/"),
        credentials.liveKey(),
        credentials.testKey(),
        credentials.adminKey(),
        file);
    System.out.flush();
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable thrown) {
    Failure.print(thrown, System.err);
  }
}
