package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.ChildProcess;
import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Redis of its own that writes every second what it was told. */
final class Redis implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int LOOKS = 200;

  private final ChildProcess process;
  private final int port;

  private Redis(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static Redis start(Path folder) throws IOException, InterruptedException {
    var port = FreePort.onLoopback();
    var command = List.of(
        "redis-server",
        "--port",
        "" + port,
        "--bind",
        "127.0.0.1",
        "--dir",
        folder.toString(),
        "--appendonly",
        "yes",
        "--appendfsync",
        "everysec",
        "--save",
        "",
        "--maxmemory-policy",
        "noeviction");
    var log = folder.resolve("redis.log");
    var redis = new Redis(ChildProcess.start("redis", command, Map.of(), log), port);
    for (var look = 0; !redis.answers(); look++) {
      if (look == LOOKS || redis.process.awaitEnd(LOOK)) {
        throw new IOException("redis-server does not start, see " + log);
      }
    }
    return redis;
  }

  int port() {
    return port;
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
