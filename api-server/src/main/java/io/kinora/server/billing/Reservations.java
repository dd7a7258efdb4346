package io.kinora.server.billing;

import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds money or free allowance when a video is created, and takes of it when the video ends what
 * it cost. Both happen within the transaction that changes the video. Thread-safe.
 */
public final class Reservations {
  private static final Logger log = LoggerFactory.getLogger(Reservations.class);
  private static final Duration BINDS = Duration.ofSeconds(120);
  private static final double LEAST_PROMISE_SECONDS = 60;
  private static final double PROMISED_WAITS = 2;
  private static final int MILLIS = 1000;
  private static final long MICROS = 1_000_000;
  private static final int MICRO_DIGITS = 6;
  private static final int WHOLE = 100;
  /** A batch costs half, as it did in the original. */
  private static final int BATCH_DIVISOR = 2;

  private final BillingConfiguration configuration;
  private final Tariff tariff;
  private final Quotes quotes;
  private final Waits waits;
  private final Clock clock;
  private final long dailyMs;

  Reservations(
      BillingConfiguration configuration, Tariff tariff, Quotes quotes, Waits waits, Clock clock) {
    this.configuration = configuration;
    this.tariff = tariff;
    this.quotes = quotes;
    this.waits = waits;
    this.clock = clock;
    this.dailyMs = (long) configuration.freeSecondsPerDay() * MILLIS;
  }

  /** Whether nothing costs anything and nothing is counted. */
  boolean isFree() {
    return tariff.isEmpty() && dailyMs == 0;
  }

  long dailyMs() {
    return dailyMs;
  }

  /**
   * Holds what a video costs, in one statement.
   *
   * @param handle the transaction that makes the video
   * @return the tier that it gets
   * @throws ApiException when it is not covered, or costs more than it may
   */
  public Lane reserve(Handle handle, String videoId, Caller caller, Order order) {
    if (caller.isTest() || isFree()) return order.tier() == null ? Lane.DEFAULT : order.tier();
    var quote = order.quoteId() == null ? null : quotes.read(caller, order, order.quoteId());
    boolean tryFree = triesAllowance(order, quote);
    var paid = quote == null ? paid(order) : Optional.of(quote).filter(o -> o.priceId() != null);
    var offer = paid.filter(o -> isAllowed(order, o)).orElse(null);
    if (offer == null && !tryFree) throw refusal(caller, order, paid);
    var tier = handle
        .attach(ReservationDao.class)
        .reserve(
            videoId,
            caller.organization(),
            caller.project(),
            caller.key(),
            tryFree ? order.freeMillis() : null,
            dailyMs,
            offer == null ? null : offer.tier(),
            offer == null ? 0 : offer.amountMicro(),
            offer == null ? 0 : offer.standardMicro(),
            offer == null ? null : offer.priceId(),
            order.quoteId(),
            offer == null ? null : startWithin(offer),
            configuration.burstCaps().stream()
                .mapToLong(cap -> cap.paid() * MICROS)
                .toArray(),
            configuration.burstCaps().stream().mapToInt(cap -> cap.days()).toArray(),
            configuration.burstCaps().stream()
                .mapToLong(cap -> cap.perDay() * MICROS)
                .toArray());
    for (var lane : Lane.values()) if (lane.word().equals(tier)) return lane;
    if (paid.isPresent() && offer == null) throw refusal(caller, order, paid);
    throw refusal(tier, offer);
  }

  private boolean triesAllowance(Order order, @Nullable Offer quote) {
    if (quote != null) return quote.priceId() == null;
    return dailyMs > 0 && (order.tier() == null || order.tier() == Lane.FLEX);
  }

  /** What it costs in the tier that is asked for; empty where that is not for sale. */
  Optional<Offer> paid(Order order) {
    if (order.batch()) return batched(order);
    return offer(order, order.tier() == null ? Lane.DEFAULT : order.tier());
  }

  /** Half the standard price, or that of flex where it is lower still. */
  private Optional<Offer> batched(Order order) {
    var half = offer(order, Lane.DEFAULT)
        .map(standard -> new Offer(
            Lane.FLEX.word(),
            standard.priceId(),
            standard.unitMicro() / BATCH_DIVISOR,
            standard.amountMicro() / BATCH_DIVISOR,
            standard.standardMicro(),
            waitSeconds(Lane.FLEX),
            standard.expiresAt()));
    return Stream.concat(half.stream(), offer(order, Lane.FLEX).stream())
        .min(Comparator.comparingLong(Offer::amountMicro));
  }

  /** What a second costs in the standard tier; null when nothing is charged. */
  public @Nullable BigDecimal perSecond(String model, PictureSize size) {
    return tariff
        .find(model, size, Lane.DEFAULT)
        .map(price ->
            BigDecimal.valueOf(price.microUsdPerSecond(), MICRO_DIGITS).stripTrailingZeros())
        .orElse(null);
  }

  Optional<Offer> offer(Order order, Lane tier) {
    var standard = tariff.find(order.model(), order.size(), Lane.DEFAULT);
    return tariff
        .find(order.model(), order.size(), tier)
        .map(price -> new Offer(
            price.tier(),
            price.id(),
            price.microUsdPerSecond(),
            price.microUsdPerSecond() * order.generatedSeconds(),
            standard.orElse(price).microUsdPerSecond() * order.generatedSeconds(),
            waitSeconds(tier),
            clock.instant().plus(BINDS)));
  }

  /** An offer of nothing for nothing. */
  Offer free(Lane tier) {
    return new Offer(
        tier.word(), null, 0, 0, 0, waitSeconds(tier), clock.instant().plus(BINDS));
  }

  private @Nullable Double waitSeconds(Lane tier) {
    var wait = waits.seconds(tier);
    return wait.isPresent() ? wait.getAsDouble() : null;
  }

  /** Only priority promises a start. */
  private static @Nullable Double startWithin(Offer offer) {
    if (!offer.tier().equals(Lane.PRIORITY.word())) return null;
    var wait = offer.waitSeconds();
    return Math.max(LEAST_PROMISE_SECONDS, wait == null ? 0 : PROMISED_WAITS * wait);
  }

  private static boolean isAllowed(Order order, Offer offer) {
    var most = order.maxPrice();
    return most == null || offer.amountMicro() <= Micros.of(new BigDecimal(most));
  }

  private ApiException refusal(Caller caller, Order order, Optional<Offer> paid) {
    if (paid.isEmpty()) {
      return ApiError.INVALID_VALUE.about(
          "service_tier", "Invalid value: the model is not offered in this service tier.");
    }
    var offer = paid.get();
    return ApiError.PRICE_CHANGED
        .about(
            "max_price",
            "The video costs " + Micros.text(offer.amountMicro())
                + " USD, which is above max_price. The header x-quote-id holds that price until "
                + offer.expiresAt() + ".")
        .withHeader("x-quote-id", quotes.sign(caller, order, offer));
  }

  private ApiException refusal(String code, @Nullable Offer offer) {
    var error = ApiError.valueOf(code.toUpperCase(Locale.ROOT));
    var price = offer == null ? "" : Micros.text(offer.amountMicro()) + " USD";
    return switch (error) {
      case FREE_ALLOWANCE_EXHAUSTED ->
        error.because("The free allowance of "
            + configuration.freeSecondsPerDay() + " seconds a day is used up until "
            + LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(1)
            + "T00:00:00Z. POST /v1/videos/quotes tells what the video costs.");
      case CREDIT_BALANCE_EXHAUSTED ->
        error.because("You exceeded your current quota: the video costs " + price
            + " and the credit balance does not cover it. Please check your plan and billing"
            + " details.");
      case BILLING_HARD_LIMIT_REACHED -> error.because("Billing hard limit has been reached");
      default -> error.because(error.meaning() + " The video costs " + price + ".");
    };
  }

  /**
   * Takes what an ended video cost and returns the rest; does nothing the second time.
   *
   * @param handle the transaction that ends the video
   * @param errorCode why it failed, or null when it was completed
   */
  public void settle(Handle handle, String videoId, @Nullable String errorCode) {
    var dao = handle.attach(ReservationDao.class);
    var ended = dao.ended(videoId);
    var charge = Charge.of(ended.forCharge(), errorCode);
    if (ended.held()) {
      dao.settle(videoId, charge.micros(), charge.millis(), charge.why(), "system");
      log.atInfo()
          .addKeyValue("video", videoId)
          .addKeyValue("captured_micro", charge.micros())
          .addKeyValue("why", charge.why())
          .log("reservation settled");
    }
    if (!ended.live()) return;
    if (errorCode == null) dao.use(videoId, WHOLE, charge.micros());
    else if (charge.micros() > 0) dao.use(videoId, ended.progress(), charge.micros());
  }
}
