package io.kinora.world.plan;

import org.jspecify.annotations.Nullable;

/**
 * Something that happens. When exactly, and along which path, is found by simulation.
 *
 * @param actor entity id of who or what acts; for {@link Verb#DROP} and its like of nobody, the
 *     thing itself
 * @param verb what is done
 * @param target entity id or {@code @anchor} that it is done to or towards, or null
 * @param instrument entity id of what it is done with, such as the ball of a shot, or null
 * @param outcome how it must end
 * @param order actions of a lower order go first; equal ones begin together
 * @param pace speed and force against the usual, 1 is usual, 0.25 to 4
 */
public record Action(
    String actor,
    Verb verb,
    @Nullable String target,
    @Nullable String instrument,
    Outcome outcome,
    int order,
    double pace) {
  public Action {
    if (order < 0) throw new IllegalArgumentException("order must not be negative: " + order);
    if (!(pace >= 0.25 && pace <= 4)) {
      throw new IllegalArgumentException("pace out of range: " + pace);
    }
  }
}
