package io.kinora.examples;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * A line that fills up. On a terminal it is drawn over itself; in a log each state gets one line.
 * Not thread-safe.
 */
final class ProgressBar {

  private static final int WIDTH = 32;

  private final PrintStream out;
  private final boolean terminal;
  private @Nullable String lastState;

  ProgressBar(PrintStream out) {
    this(out, isTerminal());
  }

  /** Since Java 22 there is a console in a pipe too, unless the old one is asked for. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows a state and its progress, 0 to 100. */
  void show(String state, int percent) {
    if (terminal) {
      var filled = WIDTH * percent / 100;
      out.printf(
          "\r  [%s%s] %3d %%  %-12s",
          "#".repeat(filled), ".".repeat(WIDTH - filled), percent, state);
      out.flush();
    } else if (!state.equals(lastState)) {
      out.println("  " + state);
    }
    lastState = state;
  }

  /** Leaves the line. */
  void end() {
    if (terminal && lastState != null) {
      out.println();
    }
    lastState = null;
  }
}
