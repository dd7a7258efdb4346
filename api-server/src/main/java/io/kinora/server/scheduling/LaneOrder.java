package io.kinora.server.scheduling;

import io.kinora.server.scheduling.QueuedVideo.Shape;
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
 * The flows of one lane that may be served now, for each shape of video in the order of their
 * virtual starts. Part of {@link FairQueue}.
 */
final class LaneOrder {
  private static final Comparator<Flow> BY_START = Comparator.<Flow>comparingDouble(
          flow -> flow.start)
      .thenComparingDouble(flow -> flow.tie)
      .thenComparing(Flow::organizationId);

  private final Lane lane;
  private final Map<Shape, TreeSet<Flow>> eligible = new HashMap<>();

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
    for (var shape : Set.copyOf(flow.shapes())) {
      var order = eligible.get(shape);
      if (order == null) continue;
      order.remove(flow);
      if (order.isEmpty()) eligible.remove(shape);
    }
    change.run();
    flow.changed = true;
    if (!flow.isEligible()) return;
    for (var shape : flow.shapes()) {
      eligible.computeIfAbsent(shape, s -> new TreeSet<>(BY_START)).add(flow);
    }
  }

  /** Puts a flow that is in the order already there for one more shape as well. */
  void admit(Flow flow, Shape shape) {
    eligible.computeIfAbsent(shape, s -> new TreeSet<>(BY_START)).add(flow);
  }

  /** Of all flows in the order; below everything when there is none. */
  double smallestStart() {
    return eligible.values().stream()
        .filter(order -> !order.isEmpty())
        .mapToDouble(order -> order.first().start)
        .min()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /**
   * Where somebody new starts: with the flow that is next. It can lie before the flow that was
   * served last, when what had been charged turned out to be too much.
   */
  double present() {
    return eligible.values().stream()
        .filter(order -> !order.isEmpty())
        .mapToDouble(order -> order.first().start)
        .reduce(now, Math::min);
  }

  /** The smallest start among the flows with videos of a shape. */
  double smallestStart(Shape shape) {
    var order = eligible.get(shape);
    return order == null || order.isEmpty() ? now : order.first().start;
  }

  /** The video that is next for a slot. */
  Optional<QueuedVideo> choose(FairQueue.Offer offer, int lookAhead) {
    var fitting = eligible.keySet().stream().filter(offer.fits()).toList();
    var fair = first(offer, fitting, lookAhead);
    if (fair.isEmpty()) return Optional.empty();
    var warm = first(offer, fitting.stream().filter(offer.warm()).toList(), lookAhead);
    boolean near =
        warm.isPresent() && warm.get().flow().start <= fair.get().flow().start + offer.slack();
    return (near ? warm : fair).map(Pick::video);
  }

  private record Pick(Flow flow, QueuedVideo video) {}

  /** Walks the orders of some shapes as if they were one. */
  private Optional<Pick> first(FairQueue.Offer offer, Collection<Shape> shapes, int lookAhead) {
    var heads = new PriorityQueue<Head>();
    for (var shape : shapes) {
      var order = eligible.get(shape);
      if (order != null) Head.of(order.iterator()).ifPresent(heads::add);
    }
    for (var head = heads.poll(); head != null; head = heads.poll()) {
      var video = head.flow.oldest(offer, shapes, lookAhead);
      if (video.isPresent()) return Optional.of(new Pick(head.flow, video.get()));
      Head.of(head.rest).ifPresent(heads::add);
    }
    return Optional.empty();
  }

  /** The next flow of one shape's order, and those behind it. */
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
