package io.kinora.server.billing;

/**
 * A row of the price list.
 *
 * @param microUsdPerSecond of output
 */
public record Price(String id, String model, String size, String tier, long microUsdPerSecond) {
  boolean isSameAs(Price other) {
    return model.equals(other.model)
        && size.equals(other.size)
        && tier.equals(other.tier)
        && microUsdPerSecond == other.microUsdPerSecond;
  }
}
