package io.kinora.server.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Cuts a connection after its n-th statement, as it is cut when the server is killed there. Not for
 * several threads.
 */
public final class Axe implements SqlLogger {
  private final int after;
  private int statements;
  private boolean fell;

  public Axe(int after) {
    this.after = after;
  }

  /** Whether there were so many statements. */
  public boolean fell() {
    return fell;
  }

  @Override
  public void logAfterExecution(StatementContext context) {
    if (++statements != after) return;
    fell = true;
    assertThatThrownBy(() -> {
          try (var last = context.getConnection().createStatement()) {
            last.execute("select pg_terminate_backend(pg_backend_pid())");
          }
        })
        .isInstanceOf(SQLException.class);
  }
}
