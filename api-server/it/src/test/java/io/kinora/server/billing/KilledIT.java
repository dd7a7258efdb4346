package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.scheduling.Lane;
import io.kinora.server.testing.Axe;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The connection is cut after each statement in turn, as it is when the server is killed there, and
 * some processes really die there. Whoever asked asks again; it happens once.
 */
class KilledIT {
  private static Books books;

  @BeforeAll
  static void open() {
    books = new Books();
  }

  @AfterAll
  static void close() {
    books.balance();
    books.close();
  }

  /** Processes that die, each after another statement or right after the commit. */
  @Test
  void aProcessThatIsKilledLeavesTheBooksBalancedAndWhoAsksAgainIsChargedOnce() throws Exception {
    var runs = new ArrayList<Doomed.Run>();
    for (var deed : Doomed.Deed.values()) {
      for (int after : new int[] {1, deed.statements(), Doomed.COMMIT}) {
        var caller = books.newCaller();
        if (deed != Doomed.Deed.TOP_UP) books.grant(caller, 10_000_000);
        var subject = deed == Doomed.Deed.FINISH
            ? books.create(caller, Books.order(8, Lane.DEFAULT))
            : books.ids.next("video");
        if (deed == Doomed.Deed.FINISH) books.begin(subject, 50);
        runs.add(new Doomed.Run(deed, after, caller, subject));
      }
    }
    for (var run : runs) {
      assertThat(run.die(books.address)).as("%s", run).isEqualTo(Doomed.KILLED);
      books.balance();
      var happened = run.isDone(books);
      assertThat(happened).as("%s", run).isEqualTo(run.after() == Doomed.COMMIT);

      run.perform(books);
      assertThat(run.isDone(books)).as("%s, again", run).isTrue();
      assertThat(books.available(run.caller()))
          .as("%s, again", run)
          .isEqualTo(run.deed().left());
    }
  }

  /** @return how many statements there are to be cut after */
  private static int cutEverywhere(Consumer<Handle> work, Runnable check) {
    for (int after = 1; ; after++) {
      var axe = new Axe(after);
      try {
        books.jdbi().useTransaction(handle -> {
          handle.setSqlLogger(axe);
          work.accept(handle);
        });
      } catch (JdbiException e) {
        assertThat(axe.fell()).as("broke by itself: " + e).isTrue();
      }
      books.balance();
      check.run();
      if (!axe.fell()) return after - 1;
    }
  }

  private static int count(Jdbi jdbi, String sql, String argument) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind(0, argument).mapTo(Integer.class).one());
  }

  @Test
  void aCreateHoldsOnceOrNotAtAll() {
    var caller = books.newCaller();
    books.grant(caller, 10_000_000);
    var id = books.ids.next("video");

    var cuts = cutEverywhere(
        handle -> {
          if (isThere(handle, id)) return;
          books.create(handle, caller, id, Books.order(8, Lane.DEFAULT));
        },
        () -> assertThat(books.available(caller)).isIn(10_000_000L, 9_200_000L));

    assertThat(cuts).isGreaterThanOrEqualTo(3);
    assertThat(books.available(caller)).isEqualTo(9_200_000);
  }

  private static boolean isThere(Handle handle, String video) {
    return handle
        .createQuery("select count(*) > 0 from video where id = ?")
        .bind(0, video)
        .mapTo(Boolean.class)
        .one();
  }

  @Test
  void aFinishCapturesOnceOrNotAtAll() {
    var caller = books.newCaller();
    books.grant(caller, 10_000_000);
    var id = books.create(caller, Books.order(8, Lane.DEFAULT));
    books.begin(id, 50);

    var cuts = cutEverywhere(
        handle -> books.end(handle, id, null),
        () -> assertThat(books.available(caller)).isEqualTo(9_200_000));

    assertThat(cuts).isGreaterThanOrEqualTo(5);
    assertThat(count(
            books.jdbi(),
            "select count(*) from ledger_transfer where group_id = ? and code = 'capture'",
            id))
        .isEqualTo(1);
    assertThat(count(books.jdbi(), "select cost_micro from video where id = ?", id))
        .isEqualTo(800_000);
  }

  @Test
  void aCancelReturnsOnceOrNotAtAll() {
    var caller = books.newCaller();
    books.grant(caller, 10_000_000);
    var id = books.create(caller, Books.order(8, Lane.DEFAULT));

    cutEverywhere(
        handle -> books.end(handle, id, "cancelled"),
        () -> assertThat(books.available(caller)).isIn(9_200_000L, 10_000_000L));

    assertThat(books.available(caller)).isEqualTo(10_000_000);
  }

  @Test
  void aTopUpIsBookedOnceOrNotAtAll() {
    var caller = books.newCaller();
    var payment = "pi_" + caller.organization();

    cutEverywhere(
        handle -> books.topUp(handle, caller.organization(), payment, 5_000_000),
        () -> assertThat(books.available(caller)).isIn(0L, 5_000_000L));

    assertThat(books.available(caller)).isEqualTo(5_000_000);
  }
}
