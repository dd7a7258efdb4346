package io.kinora.server.billing;

import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiError;
import io.kinora.server.scheduling.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells what a video costs, and binds itself to it. Thread-safe. */
public final class QuoteService {
  private final Jdbi jdbi;
  private final Reservations reservations;
  private final Quotes quotes;
  private final DemandWatch demand;

  QuoteService(Jdbi jdbi, Reservations reservations, Quotes quotes, DemandWatch demand) {
    this.jdbi = jdbi;
    this.reservations = reservations;
    this.quotes = quotes;
    this.demand = demand;
  }

  /**
   * What a video costs in one tier. Amounts are micro-USD.
   *
   * @param id what the create takes
   * @param waitSeconds until it starts; null when unknown
   * @param doneSeconds until it is done; null when unknown
   * @param others the same in the other tiers
   */
  public record Quote(
      String id,
      String tier,
      long amountMicro,
      long unitMicro,
      @Nullable Double waitSeconds,
      @Nullable Double doneSeconds,
      Instant expiresAt,
      List<Quote> others) {}

  /** @throws io.kinora.server.http.ApiException when the tier that is asked for is not for sale */
  public Quote quote(Caller caller, Order order) {
    var offers = offers(caller, order);
    var wanted = offers.stream()
        .filter(offer -> order.tier() == null
            ? !offer.tier().equals(Lane.PRIORITY.word())
            : offer.tier().equals(order.tier().word()))
        .findFirst()
        .orElseThrow(() -> ApiError.INVALID_VALUE.about(
            "service_tier", "Invalid value: the model is not offered in this service tier."));
    var took = jdbi.withExtension(
        ReservationDao.class,
        dao -> dao.usualSeconds(order.model(), order.seconds(), order.bestOf()));
    var others = offers.stream()
        .filter(offer -> !offer.tier().equals(wanted.tier()))
        .map(offer -> quote(caller, order, offer, took, List.of()))
        .toList();
    return quote(caller, order, wanted, took, others);
  }

  private Quote quote(
      Caller caller, Order order, Offer offer, Optional<Double> took, List<Quote> others) {
    var wait = offer.waitSeconds();
    return new Quote(
        quotes.sign(caller, order, offer),
        offer.tier(),
        offer.amountMicro(),
        offer.unitMicro(),
        wait,
        wait == null || took.isEmpty() ? null : wait + took.get(),
        offer.expiresAt(),
        others);
  }

  /** One of each tier, in the order of preference: what is free comes first. */
  private List<Offer> offers(Caller caller, Order order) {
    if (caller.isTest() || reservations.isFree()) {
      return Arrays.stream(Lane.values())
          .map(lane -> reservations.free(lane))
          .sorted((a, b) -> Boolean.compare(
              !a.tier().equals(Lane.DEFAULT.word()), !b.tier().equals(Lane.DEFAULT.word())))
          .toList();
    }
    var offers = new ArrayList<Offer>();
    boolean allowance = isCovered(caller, order);
    if (allowance) offers.add(reservations.free(Lane.FLEX));
    reservations.offer(order, Lane.DEFAULT).ifPresent(offers::add);
    if (!allowance) reservations.offer(order, Lane.FLEX).ifPresent(offers::add);
    reservations.offer(order, Lane.PRIORITY).ifPresent(offers::add);
    return offers;
  }

  private boolean isCovered(Caller caller, Order order) {
    if (reservations.dailyMs() == 0) return false;
    long left = jdbi.withExtension(
        ReservationDao.class,
        dao -> dao.freeMillisLeft(caller.organization(), reservations.dailyMs()));
    return left >= order.freeMillis();
  }

  /** {@code high} or {@code normal}. */
  public String capacityState() {
    return demand.state();
  }
}
