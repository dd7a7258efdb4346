package io.kinora.examples.bench;

import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link BareServer} as a child process with the class path of this one. */
final class BareProcess implements AutoCloseable {

  private final Process process;
  private final int port;

  private BareProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one over the files of a folder. */
  static BareProcess start(Path folder) throws IOException {
    var port = FreePort.onLoopback();
    var config = Files.writeString(folder.resolveSibling("bare.yml"), """
            server:
              type: simple
              connector: {type: http, port: %d, bindHost: 127.0.0.1}
              requestLog: {appenders: []}
            logging: {level: WARN}
            """.formatted(port));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classpath = System.getProperty("java.class.path");
    var process = new ProcessBuilder(List.of(
            java,
            "-cp",
            classpath,
            BareServer.class.getName(),
            folder.toString(),
            config.toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolveSibling("bare.log").toFile())
        .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new BareProcess(process, port);
  }

  void awaitReady(Duration timeout) throws IOException, InterruptedException {
    for (var left = timeout.toMillis() / 100; !accepts(); left--) {
      if (left == 0 || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException("the bare server did not start");
      }
    }
  }

  /**
   * The request that gets the same bytes here. The simple server has its resources under
   * {@code /application}.
   */
  HttpRequest like(HttpRequest request, String name) {
    var uri = URI.create("http://127.0.0.1:" + port + "/application/answers/" + name);
    var same = HttpRequest.newBuilder(request, (header, value) -> true).uri(uri);
    return request.bodyPublisher().isPresent()
        ? same.POST(request.bodyPublisher().orElse(BodyPublishers.noBody())).build()
        : same.build();
  }

  private boolean accepts() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
