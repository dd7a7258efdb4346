package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.accounts.Caller;
import io.kinora.server.scheduling.Lane;
import io.kinora.server.testing.Axe;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The connection is cut after each statement in turn, as it is when the server is killed there.
 * Whoever asked asks again; it happens once.
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
    Caller caller = books.newCaller();
    var payment = "pi_" + caller.organization();

    cutEverywhere(
        handle -> {
          books.ledger.topUp(
              handle, caller.organization(), payment, 5_000_000, null, Ledger.SPENT_IN_TURN);
          handle.execute(
              "insert into purchase (id, organization_id, kind, amount_micro, status,"
                  + " stripe_payment_intent_id) values (?, ?, 'credit', 5000000, 'paid', ?)"
                  + " on conflict do nothing",
              "pur_" + payment,
              caller.organization(),
              payment);
        },
        () -> assertThat(books.available(caller)).isIn(0L, 5_000_000L));

    assertThat(books.available(caller)).isEqualTo(5_000_000);
  }
}
