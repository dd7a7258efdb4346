package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiException;
import io.kinora.server.scheduling.Lane;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Random histories of one organisation on a real database. Each is rolled back at its end, so that
 * the checks read little.
 */
class LedgerPropertiesIT {
  private static final List<String> ENDS =
      List.of("completed", "internal_error", "cancelled", "expired");
  private static @Nullable Books shared;
  private static @Nullable Caller owner;

  /** Something that happens; numbers that name an earlier thing wrap around. */
  sealed interface Action {
    record Grant(int micros, boolean expires) implements Action {}

    record TopUp(int payment, int micros) implements Action {}

    record Create(int seconds, @Nullable Lane tier) implements Action {}

    record Begin(int video, int progress) implements Action {}

    record End(int video, String how) implements Action {}

    record Refund(int payment, int refund, int micros) implements Action {}

    record Dispute(int payment, int micros) implements Action {}

    record EndDispute(int payment, boolean won) implements Action {}

    record Expire() implements Action {}
  }

  @BeforeContainer
  static void open() {
    shared = new Books();
    owner = shared.newCaller();
  }

  @AfterContainer
  static void close() {
    books().close();
  }

  private static Books books() {
    if (shared == null) throw new IllegalStateException("not open");
    return shared;
  }

  private static Caller caller() {
    if (owner == null) throw new IllegalStateException("not open");
    return owner;
  }

  @Provide
  Arbitrary<List<Action>> histories() {
    var small = Arbitraries.integers().between(0, 2);
    var micros = Arbitraries.integers().between(1, 3_000_000);
    var tier = Arbitraries.of(Lane.values()).injectNull(0.3);
    Arbitrary<Action> create =
        Combinators.combine(Arbitraries.of(4, 8, 12), tier).as(Action.Create::new);
    Arbitrary<Action> end = Combinators.combine(
            Arbitraries.integers().between(0, 4), Arbitraries.of(ENDS))
        .as(Action.End::new);
    Arbitrary<Action> grant =
        Combinators.combine(micros, Arbitraries.of(true, false)).as(Action.Grant::new);
    Arbitrary<Action> topUp = Combinators.combine(small, micros).as(Action.TopUp::new);
    Arbitrary<Action> begin =
        Combinators.combine(small, Arbitraries.integers().between(0, 99)).as(Action.Begin::new);
    Arbitrary<Action> refund = Combinators.combine(small, small, micros).as(Action.Refund::new);
    Arbitrary<Action> dispute = Combinators.combine(small, micros).as(Action.Dispute::new);
    Arbitrary<Action> endDispute =
        Combinators.combine(small, Arbitraries.of(true, false)).as(Action.EndDispute::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, create),
            Tuple.of(6, end),
            Tuple.of(3, topUp),
            Tuple.of(2, grant),
            Tuple.of(2, begin),
            Tuple.of(1, refund),
            Tuple.of(1, dispute),
            Tuple.of(1, endDispute),
            Tuple.of(1, Arbitraries.<Action>just(new Action.Expire())))
        .list()
        .ofMinSize(2)
        .ofMaxSize(8);
  }

  @Property(tries = 2000, shrinking = ShrinkingMode.BOUNDED)
  void theBooksBalanceAfterEveryHistory(@ForAll("histories") List<Action> actions) {
    books().jdbi().useHandle(handle -> {
      handle.begin();
      try {
        var history = new History(handle, caller());
        actions.forEach(history::perform);
        history.check();
      } finally {
        handle.rollback();
      }
    });
  }

  /** One organisation's life within a transaction, and what is expected of it. */
  private static final class History {
    private final Handle handle;
    private final Caller caller;
    private final List<String> videos = new ArrayList<>();
    private final Set<String> running = new HashSet<>();
    private final Set<Integer> payments = new HashSet<>();

    History(Handle handle, Caller caller) {
      this.handle = handle;
      this.caller = caller;
    }

    void perform(Action action) {
      var books = books();
      var organization = caller.organization();
      if (action instanceof Action.Grant grant) {
        books.ledger.grant(
            handle, organization, grant.micros(), null, books.ids.next("gift"), "test");
        if (grant.expires()) letTimePass("code = 'promo'");
      } else if (action instanceof Action.TopUp topUp) {
        topUp(topUp);
      } else if (action instanceof Action.Create create) {
        create(create);
      } else if (action instanceof Action.Begin begin) {
        video(begin.video()).ifPresent(video -> begin(video, begin.progress()));
      } else if (action instanceof Action.End end) {
        video(end.video())
            .ifPresent(video ->
                books.end(handle, video, end.how().equals("completed") ? null : end.how()));
      } else if (action instanceof Action.Refund refund) {
        books.ledger.refund(
            handle, payment(refund.payment()), "re_" + refund.refund(), refund.micros(), "test");
      } else if (action instanceof Action.Dispute dispute) {
        if (payments.contains(dispute.payment())) {
          books.ledger.dispute(
              handle,
              organization,
              payment(dispute.payment()),
              "dp_" + dispute.payment(),
              dispute.micros());
        }
      } else if (action instanceof Action.EndDispute end) {
        books.ledger.endDispute(
            handle, organization, payment(end.payment()), "dp_" + end.payment(), end.won());
      } else if (action instanceof Action.Expire) {
        letTimePass("true");
        handle.attach(LedgerDao.class).expire();
      }
    }

    private void letTimePass(String which) {
      handle.execute(
          "update ledger_account set expires_at = now() - interval '1 second'"
              + " where organization_id = ? and code in ('paid', 'promo', 'free_day') and " + which,
          caller.organization());
    }

    private static String payment(int number) {
      return "pi_" + number;
    }

    /** The same payment may be reported again, and is booked once. */
    private void topUp(Action.TopUp topUp) {
      var first = books()
          .ledger
          .topUp(
              handle,
              caller.organization(),
              payment(topUp.payment()),
              topUp.micros(),
              null,
              Ledger.SPENT_IN_TURN);
      assertThat(first).isEqualTo(payments.add(topUp.payment()));
      if (!first) return;
      handle.execute(
          "insert into purchase (id, organization_id, kind, amount_micro, status,"
              + " stripe_payment_intent_id) values (?, ?, 'credit', ?, 'paid', ?)",
          "pur_" + topUp.payment(),
          caller.organization(),
          topUp.micros(),
          payment(topUp.payment()));
    }

    private void create(Action.Create create) {
      var id = books().ids.next("video");
      var before = handle.attach(LedgerDao.class).available(caller.organization());
      handle.savepoint("create");
      try {
        books().create(handle, caller, id, Books.order(create.seconds(), create.tier()));
        videos.add(id);
      } catch (ApiException e) {
        handle.rollbackToSavepoint("create");
        assertThat(handle.attach(LedgerDao.class).available(caller.organization()))
            .isEqualTo(before);
      }
    }

    private Optional<String> video(int number) {
      return videos.isEmpty() ? Optional.empty() : Optional.of(videos.get(number % videos.size()));
    }

    private void begin(String video, int progress) {
      if (running.add(video) && isQueued(video)) books().begin(handle, video, progress);
    }

    private boolean isQueued(String video) {
      return handle
          .createQuery("select status = 'queued' from video where id = ?")
          .bind(0, video)
          .mapTo(Boolean.class)
          .one();
    }

    void check() {
      for (var check : LedgerChecks.run(handle)) {
        assertThat(check.broken()).as(check.rule()).isEmpty();
      }
      var dao = handle.attach(LedgerDao.class);
      assertThat(dao.available(caller.organization())).isNotNegative();
      var entries = dao.entries(caller.organization(), 1, null, 1000);
      var lots = handle
          .createQuery("select coalesce(sum(credits_posted - debits_posted - debits_pending), 0)"
              + " from ledger_account where organization_id = ? and code in ('paid', 'promo')")
          .bind(0, caller.organization())
          .mapTo(Long.class)
          .one();
      assertThat(entries.isEmpty() ? 0 : entries.get(0).balance()).isEqualTo(lots);
    }
  }
}
