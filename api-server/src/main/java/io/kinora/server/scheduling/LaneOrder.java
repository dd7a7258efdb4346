package io.kinora.server.scheduling;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * The flows of one lane that may be served now, for each model in the order of their virtual
 * starts. Part of {@link FairQueue}.
 */
final class LaneOrder {
  private static final Comparator<Flow> BY_START =
      Comparator.<Flow>comparingDouble(flow -> flow.start).thenComparing(Flow::organizationId);

  private final Lane lane;
  private final Map<String, TreeSet<Flow>> eligible = new HashMap<>();

  /** The lane's own virtual start among the lanes. */
  double start;

  /** The virtual start of the flow that was served last: the present of this lane. */
  double now;

  int waiting;

  LaneOrder(Lane lane) {
    this.lane = lane;
  }

  boolean isIdle() {
    return waiting == 0;
  }

  /** Changes what a flow's place rests on. A sorted set must not hold what changes its order. */
  void reorder(Flow flow, Runnable change) {
    for (var model : Set.copyOf(flow.models())) {
      var order = eligible.get(model);
      if (order == null) continue;
      order.remove(flow);
      if (order.isEmpty()) eligible.remove(model);
    }
    change.run();
    if (!flow.isEligible()) return;
    for (var model : flow.models()) {
      eligible.computeIfAbsent(model, m -> new TreeSet<>(BY_START)).add(flow);
    }
  }

  /** The smallest start among the flows that wait for a model. */
  double smallestStart(String model) {
    var order = eligible.get(model);
    return order == null || order.isEmpty() ? now : order.first().start;
  }

  /** The video that is next for a slot. */
  Optional<QueuedVideo> choose(FairQueue.Offer offer, int lookAhead) {
    var fair = first(offer, offer.models(), lookAhead);
    if (fair.isEmpty() || offer.warm().isEmpty()) return fair.map(Pick::video);
    var warm = first(offer, offer.warm(), lookAhead);
    boolean near =
        warm.isPresent() && warm.get().flow().start <= fair.get().flow().start + offer.slack();
    return (near ? warm : fair).map(Pick::video);
  }

  private record Pick(Flow flow, QueuedVideo video) {}

  /** Walks the models' orders as if they were one. */
  private Optional<Pick> first(FairQueue.Offer offer, Collection<String> models, int lookAhead) {
    var heads = new PriorityQueue<Head>();
    for (var model : models) {
      var order = eligible.get(model);
      if (order != null) Head.of(order.iterator()).ifPresent(heads::add);
    }
    for (var head = heads.poll(); head != null; head = heads.poll()) {
      var video = head.flow.oldest(offer, models, lookAhead);
      if (video.isPresent()) return Optional.of(new Pick(head.flow, video.get()));
      Head.of(head.rest).ifPresent(heads::add);
    }
    return Optional.empty();
  }

  /** The next flow of one model's order, and those behind it. */
  private record Head(Flow flow, Iterator<Flow> rest) implements Comparable<Head> {
    static Optional<Head> of(Iterator<Flow> flows) {
      return flows.hasNext() ? Optional.of(new Head(flows.next(), flows)) : Optional.empty();
    }

    @Override
    public int compareTo(Head other) {
      return BY_START.compare(flow, other.flow);
    }
  }

  @Override
  public String toString() {
    return lane + " at " + start;
  }
}
