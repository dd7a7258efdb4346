package io.kinora.server.billing;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.Caller;
import io.kinora.server.db.DatabaseAddress;
import io.kinora.server.db.SecretString;
import io.kinora.server.scheduling.Lane;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A process that does one thing to the books and dies, without a word, after its n-th statement.
 */
final class Doomed {
  /** To die after everything is committed, instead of after a statement. */
  static final int COMMIT = 0;

  /** The exit status of what SIGKILL ends. */
  static final int KILLED = 137;

  private static final long PATIENCE_SECONDS = 120;

  private Doomed() {}

  /** What is done, on 10 USD of credit where there is any. */
  enum Deed {
    CREATE(2, 9_200_000),
    FINISH(5, 9_200_000),
    TOP_UP(2, 5_000_000);

    private final int statements;
    private final long left;

    Deed(int statements, long left) {
      this.statements = statements;
      this.left = left;
    }

    /** One of its last. */
    int statements() {
      return statements;
    }

    /** What can be spent afterwards, in micro-USD. */
    long left() {
      return left;
    }
  }

  /**
   * One process and its end.
   *
   * @param after the statement that it dies after, or {@link #COMMIT}
   * @param subject id of the video or the payment
   */
  record Run(Deed deed, int after, Caller caller, String subject) {
    /** Runs the process and answers how it ended. */
    int die(DatabaseAddress address) throws IOException, InterruptedException {
      var password = address.password();
      var command = List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          Doomed.class.getName(),
          address.url(),
          String.valueOf(address.user()),
          password == null ? "" : password.value(),
          deed.name(),
          "" + after,
          caller.organization(),
          caller.project(),
          caller.key(),
          subject);
      var output = File.createTempFile("doomed", ".log");
      output.deleteOnExit();
      var process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output)
          .start();
      try {
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
      } finally {
        process.destroyForcibly();
      }
    }

    void perform(Books books) {
      books.jdbi().useTransaction(handle -> perform(books, handle));
    }

    private void perform(Books books, Handle handle) {
      switch (deed) {
        case CREATE -> {
          if (!isDone(books)) {
            books.create(handle, caller, subject, Books.order(8, Lane.DEFAULT));
          }
        }
        case FINISH -> books.end(handle, subject, null);
        case TOP_UP -> books.topUp(handle, caller.organization(), subject, 5_000_000);
      }
    }

    /** Whether its transaction was committed, by what only that writes. */
    boolean isDone(Books books) {
      var sql = switch (deed) {
        case CREATE -> "select count(*) from video where id = ?";
        case FINISH ->
          "select count(*) from ledger_transfer where group_id = ? and code = 'capture'";
        case TOP_UP -> "select count(*) from purchase where stripe_payment_intent_id = ?";
      };
      return books
              .jdbi()
              .withHandle(handle ->
                  handle.createQuery(sql).bind(0, subject).mapTo(Integer.class).one())
          == 1;
    }
  }

  public static void main(String[] arguments) {
    var address = new DatabaseAddress(arguments[0], arguments[1], new SecretString(arguments[2]));
    var caller = new Caller(arguments[5], arguments[6], arguments[7], ApiKeyKind.LIVE);
    var run =
        new Run(Deed.valueOf(arguments[3]), Integer.parseInt(arguments[4]), caller, arguments[8]);
    var books = new Books(Books.PRICES, address);
    books.jdbi().useTransaction(handle -> {
      handle.setSqlLogger(new SqlLogger() {
        private int statements;

        @Override
        public void logAfterExecution(StatementContext context) {
          if (++statements == run.after()) die();
        }
      });
      run.perform(books, handle);
    });
    die();
  }

  /** As SIGKILL does it: no hook runs, nothing is closed, nothing is told to the database. */
  private static void die() {
    Runtime.getRuntime().halt(KILLED);
  }
}
