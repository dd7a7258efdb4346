package io.kinora.server.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.Caller;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.billing.BillingConfiguration.BurstCap;
import io.kinora.server.billing.BillingConfiguration.ModelPrice;
import io.kinora.server.db.Database;
import io.kinora.server.db.DatabaseAddress;
import io.kinora.server.db.DatabaseConfiguration;
import io.kinora.server.db.Ids;
import io.kinora.server.models.Catalogue;
import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import io.kinora.server.testing.SharedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a database of its own, with an organisation and its key, and without a server. A
 * video costs 0.10 USD a second, 0.05 as flex beyond 10 free seconds a day, and 0.20 as priority.
 */
final class Books implements AutoCloseable {
  static final BillingConfiguration PRICES = new BillingConfiguration(
      List.of(
          new ModelPrice("sora-2", List.of(), new BigDecimal("0.10"), new BigDecimal("0.05"), null),
          new ModelPrice("sora-2-pro", List.of(), new BigDecimal("0.30"), null, null),
          new ModelPrice("sora-1-turbo", List.of(), new BigDecimal("0.01"), null, null)),
      10,
      BigDecimal.valueOf(2),
      List.of(new BurstCap(0, 0, 1000)));

  final Ids ids = new Ids(new SecureRandom());
  final DatabaseAddress address;
  final Database database;
  final Accounts accounts;
  final Ledger ledger;
  final Reservations reservations;

  Books() {
    this(PRICES);
  }

  Books(BillingConfiguration configuration) {
    this(configuration, SharedPostgres.freshDatabase());
  }

  /** Also on books that are there already. */
  Books(BillingConfiguration configuration, DatabaseAddress address) {
    this.address = address;
    try {
      var random = new SecureRandom();
      database = Database.open(
          new DatabaseConfiguration(address.url(), address.user(), address.password(), 20),
          Path.of("unused"),
          new MetricRegistry(),
          new ObjectMapper());
      var hasher = KeyHasher.ofFolder(Files.createTempDirectory("kinora-books"), random);
      accounts = new Accounts(database.jdbi(), hasher, ids, random, Clock.systemUTC());
      var tariff = Tariff.publish(database.jdbi(), configuration, Catalogue.outOfTheBox(), ids);
      ledger = new Ledger(database.jdbi());
      reservations = new Reservations(
          configuration,
          tariff,
          new Quotes(hasher.derive("quotes"), Clock.systemUTC()),
          lane -> OptionalDouble.empty(),
          Clock.systemUTC());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  /** A live key of a new organisation. */
  Caller newCaller() {
    var organization = accounts.createOrganization("One");
    var project = accounts.createProject(organization.id(), "One");
    var key = accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").key();
    return new Caller(organization.id(), project.id(), key.id(), ApiKeyKind.LIVE);
  }

  static Order order(int seconds, @Nullable Lane tier) {
    return new Order("sora-2", new PictureSize(1280, 720), seconds, 1, tier, null, null, false);
  }

  /** Makes a video as the intake does: the hold and the row in one transaction. */
  String create(Caller caller, Order order) {
    var id = ids.next("video");
    jdbi().useTransaction(handle -> create(handle, caller, id, order));
    return id;
  }

  Lane create(Handle handle, Caller caller, String id, Order order) {
    var lane = reservations.reserve(handle, id, caller, order);
    handle
        .createUpdate("""
            insert into video (id, organization_id, project_id, api_key_id, model, engine_model,
              prompt, seconds, width, height, seed, request_hash, lane)
            values (?, ?, ?, ?, ?, 'world-fast', 'a ball', ?, ?, ?, 0, '', ?)
            """)
        .bind(0, id)
        .bind(1, caller.organization())
        .bind(2, caller.project())
        .bind(3, caller.key())
        .bind(4, order.model())
        .bind(5, order.seconds())
        .bind(6, order.size().width())
        .bind(7, order.size().height())
        .bind(8, lane.word())
        .execute();
    return lane;
  }

  /** As a worker that fetched the video. */
  void begin(String video, int progress) {
    jdbi().useTransaction(handle -> begin(handle, video, progress));
  }

  void begin(Handle handle, String video, int progress) {
    handle.execute("""
        insert into attempt (video_id, number, fence, worker_id)
        values (?, 1, nextval('fence'), 'w')""", video);
    handle.execute("""
        update video set status = 'in_progress', started_at = now(), acknowledged_at = now(),
          progress = ?, lease_until = now() + interval '1 minute', worker_id = 'w', worker_slot = id,
          fence = (select fence from attempt where video_id = video.id)
        where id = ?""", progress, video);
  }

  /** Ends a video as the scheduler does; a second time changes nothing. */
  void end(Handle handle, String video, @Nullable String errorCode) {
    if (handle
        .createQuery(
            "select 1 from video where id = ? and status in ('queued', 'in_progress') for update")
        .bind(0, video)
        .mapTo(Integer.class)
        .findOne()
        .isEmpty()) return;
    handle.execute(
        "update attempt set ended_at = now(), outcome = ? where video_id = ? and ended_at is null",
        errorCode == null ? "completed" : "cancelled",
        video);
    handle.execute(
        "update video set status = ?, error_code = ?, lease_until = null where id = ?",
        errorCode == null ? "completed" : "failed",
        errorCode,
        video);
    reservations.settle(handle, video, errorCode);
  }

  void end(String video, @Nullable String errorCode) {
    jdbi().useTransaction(handle -> end(handle, video, errorCode));
  }

  /** Books a payment as the payments do: the credit and the purchase in one transaction. */
  void topUp(Handle handle, String organization, String payment, long micros) {
    ledger.topUp(handle, organization, payment, micros, null, Ledger.SPENT_IN_TURN);
    handle.execute("""
        insert into purchase (id, organization_id, kind, amount_micro, status,
          stripe_payment_intent_id)
        values (?, ?, 'credit', ?, 'paid', ?) on conflict do nothing
        """, "pur_" + payment, organization, micros, payment);
  }

  void grant(Caller caller, long micros) {
    jdbi()
        .useTransaction(handle ->
            ledger.grant(handle, caller.organization(), micros, null, ids.next("gift"), "test"));
  }

  long available(Caller caller) {
    return ledger.available(caller.organization());
  }

  void balance() {
    assertThat(new LedgerChecks(jdbi()).run())
        .allSatisfy(check -> assertThat(check.broken()).as(check.rule()).isEmpty());
  }

  @Override
  public void close() {
    database.close();
  }
}
