package io.kinora.server.scheduling;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How evenly a lane's organisations were served, by cost: Jain's index over those that had videos
 * waiting all the while. Belongs to the scheduler's thread. (After Jain, Chiu and Hawe, "A
 * Quantitative Measure of Fairness", 1984: the square of the sum by n times the sum of squares.)
 */
final class Fairness {
  private final Map<String, Double> served = new HashMap<>();
  private Set<String> alwaysWaiting = new HashSet<>();

  /** Begins anew with the organisations that wait now. */
  void restart(Set<String> waiting) {
    served.clear();
    alwaysWaiting = new HashSet<>(waiting);
  }

  /** Notes who waits at this moment. */
  void observe(Set<String> waiting) {
    alwaysWaiting.retainAll(waiting);
  }

  /** @param cost seconds of a slot */
  void serve(String organizationId, double cost) {
    served.merge(organizationId, cost, Double::sum);
  }

  /** Empty when fewer than two had to share. */
  OptionalDouble index() {
    if (alwaysWaiting.size() < 2) return OptionalDouble.empty();
    double sum = 0;
    double squares = 0;
    for (var organization : alwaysWaiting) {
      double cost = served.getOrDefault(organization, 0.0);
      sum += cost;
      squares += cost * cost;
    }
    return squares == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sum * sum / (alwaysWaiting.size() * squares));
  }
}
