package io.kinora.examples.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes a port of this machine's loopback address reachable at another of its addresses. */
final class Relay implements AutoCloseable {

  private static final int BACKLOG = 200;

  private final ServerSocket door;
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    var thread = new Thread(task, "relay");
    thread.setDaemon(true);
    return thread;
  });

  private Relay(ServerSocket door) {
    this.door = door;
  }

  /** Opens the same port at an address. */
  static Relay open(String address, int port) throws IOException {
    var door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(address, port), BACKLOG);
    var relay = new Relay(door);
    relay.threads.execute(() -> relay.accept(port));
    return relay;
  }

  private void accept(int port) {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        threads.execute(() -> join(caller, port));
      } catch (IOException e) {
        // Closed, or a caller that had gone before it was let in.
        continue;
      }
    }
  }

  private void join(Socket caller, int port) {
    try (caller;
        var target = new Socket(InetAddress.getLoopbackAddress(), port)) {
      caller.setTcpNoDelay(true);
      target.setTcpNoDelay(true);
      threads.execute(() -> pump(target, caller));
      pump(caller, target);
    } catch (IOException e) {
      // Nobody is there: the caller sees its connection end.
      return;
    }
  }

  /** Until one of the two ends; then both do. */
  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of them was reset, as when its process is killed.
      return;
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
