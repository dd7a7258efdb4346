package io.kinora.server.billing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kinora.server.models.PictureSize;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What videos cost. Without prices and without an allowance everything is free.
 *
 * @param prices of every model and size, or of none
 * @param freeSecondsPerDay output at 720p that each organisation gets for nothing each day (UTC)
 * @param priorityFactor what priority costs, in standard prices, where no price of its own is set
 * @param burstCaps how much an organisation may spend on priority in a day
 */
public record BillingConfiguration(
    List<ModelPrice> prices,
    int freeSecondsPerDay,
    BigDecimal priorityFactor,
    List<BurstCap> burstCaps) {
  /**
   * New accounts are held short; what was paid and time lift them (after the tiers of OpenAI's
   * usage limits).
   */
  private static final List<BurstCap> CAPS = List.of(
      new BurstCap(0, 0, 20),
      new BurstCap(50, 7, 100),
      new BurstCap(100, 7, 200),
      new BurstCap(250, 14, 500),
      new BurstCap(1000, 30, 2000));

  public static final BillingConfiguration DEFAULT =
      new BillingConfiguration(List.of(), 0, BigDecimal.valueOf(2), CAPS);

  /**
   * The price of a model, in USD for a second of output.
   *
   * @param sizes for which it holds; none for all that no other entry names
   * @param flexPerSecond what flex costs beyond the allowance, or null when it ends there
   * @param priorityPerSecond null for the standard price times the factor
   */
  public record ModelPrice(
      String model,
      List<PictureSize> sizes,
      BigDecimal perSecond,
      @Nullable BigDecimal flexPerSecond,
      @Nullable BigDecimal priorityPerSecond) {
    @JsonCreator
    public ModelPrice(
        @JsonProperty(value = "model", required = true) String model,
        @JsonProperty("sizes") @Nullable List<PictureSize> sizes,
        @JsonProperty(value = "perSecond", required = true) BigDecimal perSecond,
        @JsonProperty("flexPerSecond") @Nullable BigDecimal flexPerSecond,
        @JsonProperty("priorityPerSecond") @Nullable BigDecimal priorityPerSecond) {
      this.model = model;
      this.sizes = sizes == null ? List.of() : List.copyOf(sizes);
      this.perSecond = perSecond;
      this.flexPerSecond = flexPerSecond;
      this.priorityPerSecond = priorityPerSecond;
    }
  }

  /**
   * A daily cap in USD for whoever has paid so much, so long after the first payment.
   *
   * @param paid in USD, altogether
   * @param days since the first payment
   * @param perDay in USD
   */
  public record BurstCap(int paid, int days, int perDay) {
    @JsonCreator
    public BurstCap(
        @JsonProperty(value = "paid", required = true) int paid,
        @JsonProperty(value = "days", required = true) int days,
        @JsonProperty(value = "perDay", required = true) int perDay) {
      this.paid = paid;
      this.days = days;
      this.perDay = perDay;
    }
  }

  public BillingConfiguration {
    prices = List.copyOf(prices);
    burstCaps = List.copyOf(burstCaps);
    if (freeSecondsPerDay < 0) {
      throw new IllegalArgumentException("billing.freeSecondsPerDay is below 0");
    }
  }

  @JsonCreator
  static BillingConfiguration of(
      @JsonProperty("prices") @Nullable List<ModelPrice> prices,
      @JsonProperty("freeSecondsPerDay") int freeSecondsPerDay,
      @JsonProperty("priorityFactor") @Nullable BigDecimal priorityFactor,
      @JsonProperty("burstCaps") @Nullable List<BurstCap> burstCaps) {
    return new BillingConfiguration(
        prices == null ? List.of() : prices,
        freeSecondsPerDay,
        priorityFactor == null ? DEFAULT.priorityFactor : priorityFactor,
        burstCaps == null ? DEFAULT.burstCaps : burstCaps);
  }
}
