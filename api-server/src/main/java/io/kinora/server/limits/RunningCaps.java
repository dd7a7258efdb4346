package io.kinora.server.limits;

import io.kinora.server.scheduling.Lane;
import io.kinora.server.scheduling.RunningLimits;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How many videos of an organisation may run at once in one lane: what its plan says, and no more
 * than what holds for all. Answers from memory. Thread-safe.
 */
final class RunningCaps implements RunningLimits {
  private final LimitsConfiguration configuration;
  private final int forAll;
  private final Supplier<Map<String, String>> plans;
  private volatile Map<String, String> known = Map.of();

  /** @param plans reads the plans of the organisations that have another one than the default */
  RunningCaps(LimitsConfiguration configuration, int forAll, Supplier<Map<String, String>> plans) {
    this.configuration = configuration;
    this.forAll = forAll;
    this.plans = plans;
  }

  @Override
  public void refresh() {
    known = Map.copyOf(plans.get());
  }

  @Override
  public int most(String organizationId, Lane lane) {
    var plan = configuration.plan(known.getOrDefault(organizationId, "default"));
    var running = plan.running();
    return running == null ? forAll : Math.min(forAll, running);
  }
}
