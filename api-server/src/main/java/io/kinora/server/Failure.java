package io.kinora.server;

import java.io.PrintStream;
import java.net.BindException;

/** Says in one line why a command failed. */
final class Failure {
  private Failure() {}

  static void print(Throwable thrown, PrintStream errors) {
    errors.println("kinora: " + line(thrown));
  }

  /** The message nearest to the cause that a person can act on. */
  static String line(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "the port is in use: " + cause.getMessage();
      }
    }
    var message = thrown.getMessage();
    return (message == null ? thrown.toString() : message).strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
