package io.kinora.server.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plans, by name, and how much one server does at once.
 *
 * @param plans always holds {@code default}, for organisations whose plan is not here, and
 *     {@code operator}, for the first organisation
 * @param maxInFlight how many requests a server works on at once before it turns all of them away;
 *     the less important ones are turned away before
 */
public record LimitsConfiguration(Map<String, Plan> plans, int maxInFlight) {
  private static final int DEFAULT_IN_FLIGHT = 1000;
  private static final int LEAST_IN_FLIGHT = 10;

  public static final LimitsConfiguration DEFAULT =
      new LimitsConfiguration(Plan.OUT_OF_THE_BOX, DEFAULT_IN_FLIGHT);

  public LimitsConfiguration {
    plans = Map.copyOf(plans);
    if (maxInFlight < LEAST_IN_FLIGHT) {
      throw new IllegalArgumentException(
          "limits.maxInFlight is " + LEAST_IN_FLIGHT + " or more: " + maxInFlight);
    }
  }

  @JsonCreator
  static LimitsConfiguration of(
      @JsonProperty("plans") @Nullable Map<String, Plan> plans,
      @JsonProperty("maxInFlight") @Nullable Integer maxInFlight) {
    var all = new HashMap<>(Plan.OUT_OF_THE_BOX);
    if (plans != null) all.putAll(plans);
    return new LimitsConfiguration(all, maxInFlight == null ? DEFAULT_IN_FLIGHT : maxInFlight);
  }

  /** The plan of this name, or the default one. */
  Plan plan(String name) {
    var plan = plans.get(name);
    return plan == null ? plans.getOrDefault("default", Plan.DEFAULT) : plan;
  }
}
