package io.kinora.server.billing;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.BillingApi;
import io.kinora.server.api.WireBalance;
import io.kinora.server.api.WireLedgerEntry;
import io.kinora.server.api.WireLedgerEntryList;
import io.kinora.server.api.WireLot;
import io.kinora.server.api.WirePrice;
import io.kinora.server.api.WirePriceList;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/billing}: what there is and what happened to it. */
public final class BillingResource implements BillingApi {
  private static final String MONEY = "usd";
  private static final int USD = 1;
  private static final int FREE_MS = 2;

  private final Jdbi jdbi;
  private final Reservations reservations;
  private final boolean payments;

  /** @param payments whether credit can be bought here */
  BillingResource(Jdbi jdbi, Reservations reservations, boolean payments) {
    this.jdbi = jdbi;
    this.reservations = reservations;
    this.payments = payments;
  }

  @Override
  public WireBalance getBalance(AdminCaller caller, ContainerRequestContext request) {
    var organization = caller.organization();
    return jdbi.inTransaction(handle -> {
      var dao = handle.attach(LedgerDao.class);
      var lots = dao.lots(organization, USD);
      var free = handle.attach(ReservationDao.class);
      return new WireBalance(
          "billing.balance",
          MONEY,
          Micros.text(lots.stream().mapToLong(Lot::available).sum()),
          Micros.text(lots.stream().mapToLong(Lot::reserved).sum()),
          Micros.text(dao.owed(organization)),
          dao.frozen(organization).orElse(null),
          payments,
          reservations.dailyMs(),
          free.freeMillisLeft(organization, reservations.dailyMs()),
          lots.stream().map(BillingResource::onTheWire).toList());
    });
  }

  static WireLot onTheWire(Lot lot) {
    return new WireLot(
        lot.id(),
        "billing.lot",
        lot.code(),
        Micros.text(lot.amount()),
        Micros.text(lot.available()),
        Micros.text(lot.reserved()),
        Micros.text(lot.spent()),
        lot.reference(),
        seconds(lot.expiresAt()),
        lot.createdAt().getEpochSecond());
  }

  private static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }

  @Override
  public WireLedgerEntryList listLedgerEntries(
      AdminCaller caller,
      @Nullable String after,
      String limit,
      String ledger,
      ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    boolean money = Values.oneOf("ledger", ledger, List.of(MONEY, "free_ms")).equals(MONEY);
    LongFunction<String> text = money ? Micros::text : Long::toString;
    return jdbi.withExtension(LedgerDao.class, dao -> {
      var before = after == null ? null : place(dao, caller, after);
      var found = dao.entries(caller.organization(), money ? USD : FREE_MS, before, count + 1);
      var data =
          found.stream().limit(count).map(entry -> onTheWire(entry, text)).toList();
      return new WireLedgerEntryList(
          "list",
          data,
          data.isEmpty() ? null : data.get(0).id(),
          data.isEmpty() ? null : data.get(data.size() - 1).id(),
          count > 0 && found.size() > count);
    });
  }

  private static Long place(LedgerDao dao, AdminCaller caller, String after) {
    return dao.sequence(caller.organization(), after)
        .orElseThrow(() -> ApiError.INVALID_VALUE.about(
            "after", "Invalid value: '" + after + "'. It is not the id of an entry."));
  }

  private static WireLedgerEntry onTheWire(LedgerEntry entry, LongFunction<String> text) {
    return new WireLedgerEntry(
        entry.id(),
        "billing.entry",
        entry.code(),
        entry.lotId(),
        text.apply(entry.amount()),
        text.apply(entry.change()),
        text.apply(entry.balance()),
        entry.groupId(),
        entry.actor(),
        entry.createdAt().getEpochSecond());
  }

  @Override
  public WirePriceList listPrices(AdminCaller caller, ContainerRequestContext request) {
    var prices = jdbi.withExtension(PriceDao.class, PriceDao::valid);
    return new WirePriceList(
        "list",
        prices.stream()
            .map(price -> new WirePrice(
                price.id(),
                "billing.price",
                price.model(),
                price.size(),
                price.tier(),
                Micros.text(price.microUsdPerSecond())))
            .toList());
  }
}
