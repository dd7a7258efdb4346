package io.kinora.examples.stack;

import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@link LocalStack} in a temporary folder that is gone after {@link #close}, which the end of
 * the program calls too, Ctrl-C and SIGTERM included. Thread-safe.
 */
public final class ThrowAwayStack implements AutoCloseable {

  private final Path data;
  private final LocalStack stack;
  private boolean closed;

  private ThrowAwayStack(Path data, LocalStack stack) {
    this.data = data;
    this.stack = stack;
  }

  /** Starts one and returns at once. */
  public static ThrowAwayStack start(List<String> up) throws IOException {
    var data = Files.createTempDirectory("kinora-");
    try {
      var stack = new ThrowAwayStack(data, LocalStack.start(up, FreePort.onLoopback(), data));
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
      return stack;
    } catch (IOException e) {
      Folders.delete(data);
      throw e;
    }
  }

  /** The stack, until this is closed. */
  public LocalStack stack() {
    return stack;
  }

  /** Stops the stack and removes the folder. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stack.close();
    Folders.delete(data);
  }
}
