package io.kinora.server.ports;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds ports on which nobody listens, for a process that will listen soon. They are below those
 * that systems give to outgoing connections (from 32768 on Linux, from 49152 by RFC 6335, section
 * 6), so that no connection takes one in between; each process begins elsewhere and gives none
 * twice. Thread-safe.
 */
public final class FreePort {
  private static final int FIRST = 15_000;
  private static final int COUNT = 17_000;
  private static final int TRIES = 200;

  /** Far enough apart that neighbours by process id do not meet soon. */
  private static final int APART = 61;

  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * APART % COUNT));

  private FreePort() {}

  /** One on the loopback interface. */
  public static int onLoopback() throws IOException {
    return on(InetAddress.getLoopbackAddress());
  }

  /**
   * One on an interface of this machine.
   *
   * @throws IOException if none was found or the address is not of this machine
   */
  public static int on(InetAddress address) throws IOException {
    for (var i = 0; i < TRIES; i++) {
      var port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (var socket = new ServerSocket(port, 1, address)) {
        return socket.getLocalPort();
      } catch (BindException e) {
        continue;
      }
    }
    throw new IOException(
        "none of " + TRIES + " ports of " + address.getHostAddress() + " could be bound");
  }
}
