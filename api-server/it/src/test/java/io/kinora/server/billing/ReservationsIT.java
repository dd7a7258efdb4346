package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReservationsIT {
  private static Books books;

  @BeforeAll
  static void open() {
    books = new Books();
  }

  @AfterAll
  static void close() {
    books.close();
  }

  @AfterEach
  void theBooksBalance() {
    books.balance();
  }

  private static void refused(ApiError error, ThrowingCallable create) {
    assertThatThrownBy(create)
        .isInstanceOfSatisfying(
            ApiException.class, thrown -> assertThat(thrown.error()).isEqualTo(error));
  }

  private static String tier(String video) {
    return books
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select lane from video where id = ?")
            .bind(0, video)
            .mapTo(String.class)
            .one());
  }

  @Test
  void whatIsHeldIsCapturedAtTheEndAndOnce() {
    var caller = books.newCaller();
    books.grant(caller, 1_000_000);

    var video = books.create(caller, Books.order(8, Lane.DEFAULT));

    assertThat(books.available(caller)).isEqualTo(200_000);
    books.end(video, null);
    books.end(video, null);
    books.jdbi().useTransaction(handle -> books.reservations.settle(handle, video, "failed"));
    assertThat(books.available(caller)).isEqualTo(200_000);
  }

  @Test
  void whatFailsCostsNothing() {
    var caller = books.newCaller();
    books.grant(caller, 1_000_000);

    var video = books.create(caller, Books.order(8, Lane.DEFAULT));
    books.begin(video, 70);
    books.end(video, "internal_error");

    assertThat(books.available(caller)).isEqualTo(1_000_000);
  }

  @Test
  void aCancelledRunCostsItsProgress() {
    var caller = books.newCaller();
    books.grant(caller, 1_000_000);

    var video = books.create(caller, Books.order(8, Lane.DEFAULT));
    books.begin(video, 25);
    books.end(video, "cancelled");

    assertThat(books.available(caller)).isEqualTo(800_000);
  }

  @Test
  void autoTakesTheAllowanceFirstThenMoneyAndNeverPriority() {
    var caller = books.newCaller();
    books.grant(caller, 1_000_000);

    assertThat(tier(books.create(caller, Books.order(8, null)))).isEqualTo("flex");
    assertThat(books.available(caller)).isEqualTo(1_000_000);
    assertThat(tier(books.create(caller, Books.order(4, null)))).isEqualTo("default");
    assertThat(books.available(caller)).isEqualTo(600_000);
  }

  @Test
  void aFailedFreeVideoGivesItsAllowanceBackEvenAfterMidnight() {
    var caller = books.newCaller();
    var video = books.create(caller, Books.order(8, Lane.FLEX));
    books
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update ledger_account set expires_at = now() - interval '1 hour' where organization_id = ?",
            caller.organization()));

    books.end(video, "timeout");

    assertThat(tier(books.create(caller, Books.order(8, Lane.FLEX)))).isEqualTo("flex");
  }

  @Test
  void withoutAllowanceOrMoneyTheVideoIsRefused() {
    var caller = books.newCaller();
    var big =
        new Order("sora-2-pro", new PictureSize(1920, 1080), 20, 1, Lane.FLEX, null, null, false);

    refused(ApiError.FREE_ALLOWANCE_EXHAUSTED, () -> books.create(caller, big));
    refused(
        ApiError.CREDIT_BALANCE_EXHAUSTED,
        () -> books.create(caller, Books.order(4, Lane.DEFAULT)));
  }

  @Test
  void testKeysAreNeverCharged() {
    var live = books.newCaller();
    var key =
        books.accounts.createProjectKey(live.project(), ApiKeyKind.TEST, "test").key();
    var test = new Caller(live.organization(), live.project(), key.id(), ApiKeyKind.TEST);

    var video = books.create(test, Books.order(20, Lane.PRIORITY));
    books.end(video, null);

    int rows = books
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select (select count(*) from reservation where video_id = :v)"
                + " + (select count(*) from usage_event where video_id = :v)")
            .bind("v", video)
            .mapTo(Integer.class)
            .one());
    assertThat(rows).isZero();
  }

  @Test
  void lotsAreSpentByPriorityThenExpiryThenGiftsFirst() {
    var caller = books.newCaller();
    var organization = caller.organization();
    books.jdbi().useTransaction(handle -> {
      books.ledger.topUp(
          handle, organization, "pi_" + organization, 300_000, null, Ledger.SPENT_IN_TURN);
      books.ledger.grant(handle, organization, 300_000, null, "g1_" + organization, "test");
      books.ledger.grant(
          handle,
          organization,
          300_000,
          java.time.Clock.systemUTC().instant().plusSeconds(3600),
          "g2_" + organization,
          "test");
      handle.execute(
          "insert into purchase (id, organization_id, kind, amount_micro, status,"
              + " stripe_payment_intent_id) values (?, ?, 'credit', 300000, 'paid', ?)",
          "pur_" + organization,
          organization,
          "pi_" + organization);
    });

    books.create(caller, Books.order(8, Lane.DEFAULT));

    assertThat(books.ledger.lots(organization))
        .extracting(lot -> lot.id() + " " + lot.available())
        .containsExactly(
            "lot_g2_" + organization + " 0",
            "lot_g1_" + organization + " 0",
            "lot_pi_" + organization + " 100000");
  }

  @Test
  void expiryNeverTouchesWhatIsReservedAndWhatComesBackLastsAnotherWeek() {
    var caller = books.newCaller();
    books.grant(caller, 1_000_000);
    var video = books.create(caller, Books.order(8, Lane.DEFAULT));
    books
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update ledger_account set expires_at = now() - interval '1 second' where organization_id = ?",
            caller.organization()));

    books.ledger.expire();

    assertThat(books.ledger.lots(caller.organization())).hasSize(1).allSatisfy(lot -> {
      assertThat(lot.reserved()).isEqualTo(800_000);
      assertThat(lot.spent()).isEqualTo(200_000);
    });
    books.end(video, "internal_error");
    assertThat(books.available(caller)).isEqualTo(800_000);
    assertThat(books.ledger.expire()).isZero();
  }

  @Test
  void aLatePriorityVideoCostsTheStandardPrice() {
    var caller = books.newCaller();
    books.grant(caller, 10_000_000);
    var video = books.create(caller, Books.order(8, Lane.PRIORITY));
    assertThat(books.available(caller)).isEqualTo(8_400_000);
    books.begin(video, 10);
    books
        .jdbi()
        .useHandle(handle -> handle.execute(
            "update video set started_at = now() + interval '61 seconds' where id = ?", video));

    books.end(video, null);

    assertThat(books.available(caller)).isEqualTo(9_200_000);
  }

  @Test
  void spendLimitsCountWhatIsHeldAndForgetWhatIsReturned() {
    var caller = books.newCaller();
    books.grant(caller, 10_000_000);
    books.jdbi().useExtension(LedgerDao.class, dao -> {
      dao.limitSpend("organization", caller.organization(), 2_000_000);
      dao.limitSpend("project", caller.project(), 1_000_000);
    });

    var first = books.create(caller, Books.order(8, Lane.DEFAULT));

    refused(
        ApiError.PROJECT_SPEND_LIMIT_EXCEEDED,
        () -> books.create(caller, Books.order(4, Lane.DEFAULT)));
    books.end(first, "cancelled");
    books.create(caller, Books.order(8, Lane.DEFAULT));
    books
        .jdbi()
        .useExtension(
            LedgerDao.class, dao -> dao.limitSpend("project", caller.project(), 100_000_000));
    books.create(caller, Books.order(12, Lane.DEFAULT));
    refused(
        ApiError.ORGANIZATION_SPEND_LIMIT_EXCEEDED,
        () -> books.create(caller, Books.order(4, Lane.DEFAULT)));
  }

  @Test
  void sixteenThreadsNeverOverdrawOneAccount() throws Exception {
    var caller = books.newCaller();
    books.grant(caller, 5_000_000);
    books.grant(caller, 5_000_000);
    var threads = Executors.newFixedThreadPool(16);
    try {
      var tasks = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 16; i++) {
        var seconds = IntStream.of(4, 8, 12, 16, 20).toArray()[i % 5];
        tasks.add(() -> createUntilRefused(caller, seconds));
      }
      for (var result : threads.invokeAll(tasks)) result.get();
    } finally {
      threads.shutdownNow();
    }

    assertThat(books.available(caller)).isBetween(0L, 399_999L);
  }

  private static double checkedAt(String time) {
    var registry = new PrometheusRegistry();
    var clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    new NightlyCheck(books.jdbi(), registry, clock).run();
    return registry.scrape().stream()
        .flatMap(metric -> metric.getDataPoints().stream())
        .mapToDouble(point -> ((GaugeDataPointSnapshot) point).getValue())
        .findFirst()
        .orElse(0);
  }

  @Test
  void theBooksAreCheckedOnceANight() {
    var caller = books.newCaller();
    books.grant(caller, 1_000_000);
    assertThat(checkedAt("2026-11-22T03:00:00Z")).isZero();
    var wrong =
        "update ledger_account set credits_posted = credits_posted + ? where organization_id = ?";
    books.jdbi().useHandle(handle -> handle.execute(wrong, 1, caller.organization()));

    assertThat(checkedAt("2026-11-22T23:59:00Z")).as("the same night").isZero();
    assertThat(checkedAt("2026-11-23T02:59:00Z")).as("not yet").isZero();
    assertThat(checkedAt("2026-11-23T03:00:00Z")).isEqualTo(1);

    books.jdbi().useHandle(handle -> handle.execute(wrong, -1, caller.organization()));
    assertThat(checkedAt("2026-11-23T04:00:00Z")).as("until the next").isEqualTo(1);
    assertThat(checkedAt("2026-11-24T03:00:00Z")).isZero();
  }

  /** Every third is cancelled, so that money comes back while others take it. */
  private static int createUntilRefused(Caller caller, int seconds) {
    int made = 0;
    for (int i = 0; i < 20; i++) {
      try {
        var video = books.create(caller, Books.order(seconds, Lane.DEFAULT));
        made++;
        if (i % 3 == 0) books.end(video, "cancelled");
        else if (i % 3 == 1) books.end(video, null);
      } catch (ApiException e) {
        assertThat(e.error()).isEqualTo(ApiError.CREDIT_BALANCE_EXHAUSTED);
      }
    }
    return made;
  }
}
