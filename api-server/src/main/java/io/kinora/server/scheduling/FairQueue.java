package io.kinora.server.scheduling;

import io.kinora.server.scheduling.QueuedVideo.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Which video is next for a free slot: start-time fair queueing, weighted by cost, in two levels.
 *
 * <p>Each organisation has one flow in each lane. A flow's virtual start moves on by the estimated
 * cost of every video that it gets, at once, and is corrected when the real cost is known; the
 * smallest start is served first. Lanes share in the same way by their weights. Whoever comes back
 * from idleness starts at the present, so that nobody saves up credit and nobody is punished for
 * it. A flow that runs as much as it may leaves the order until something of it ends, so that
 * skipping it costs nothing. Of flows that are close together the slot takes one whose model it has
 * loaded. What a slot cannot make is not looked at: videos are sorted by shape, and a slot fits a
 * shape or does not.
 *
 * <p>Invariant: a video is waiting, or running, or unknown here, never two of these; and no waiting
 * flow that may run is overtaken by more than its slack and one video of each other flow. (After
 * Goyal, Vin and Cheng, "Start-time Fair Queueing", 1996.) Not thread-safe; belongs to the
 * scheduler's thread.
 */
final class FairQueue {
  /** How many of a flow's videos are looked at for one that suits the slot. */
  private static final int LOOK_AHEAD = 8;

  private final RunningLimits limits;
  private final ToDoubleFunction<QueuedVideo> cost;
  private final Map<Lane, LaneOrder> lanes = new EnumMap<>(Lane.class);
  private final Map<FlowKey, Flow> flows = new HashMap<>();
  private final Map<String, QueuedVideo> waiting = new HashMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private double now;

  record FlowKey(String organizationId, Lane lane) {}

  record Running(QueuedVideo video, double charged) {}

  /**
   * A free slot.
   *
   * @param fits which videos it can make
   * @param warm which of them without a load
   * @param slack by how many seconds of cost a warm flow may be served before its turn
   * @param suits what else a video has to fulfil
   */
  record Offer(
      Predicate<Shape> fits, Predicate<Shape> warm, double slack, Predicate<QueuedVideo> suits) {}

  /** @param cost estimated seconds of a slot, more than 0 */
  FairQueue(RunningLimits limits, ToDoubleFunction<QueuedVideo> cost) {
    this.limits = limits;
    this.cost = cost;
    for (var lane : Lane.values()) lanes.put(lane, new LaneOrder(lane));
  }

  /** A video waits; false when it did already. One that ran and was given back is refunded. */
  boolean arrive(QueuedVideo video) {
    if (waiting.containsKey(video.id())) return false;
    var before = running.get(video.id());
    if (before != null) finish(video.id(), 0);
    waiting.put(video.id(), video);
    var flow = flow(video);
    var lane = lane(video);
    if (lane.isIdle()) lane.start = Math.max(lane.start, present());
    lane.waiting++;
    boolean wasEligible = flow.isEligible();
    if (wasEligible) {
      if (flow.add(video)) lane.admit(flow, video.shape());
      flow.changed = true;
      return true;
    }
    double present = lane.present();
    lane.reorder(flow, () -> {
      flow.add(video);
      if (flow.isEligible()) flow.start = Math.max(flow.start, present);
    });
    return true;
  }

  /** Takes the next video for a slot and charges its flow and its lane. */
  Optional<QueuedVideo> claim(Offer offer) {
    var order = new ArrayList<>(lanes.values());
    order.sort(Comparator.comparingDouble(lane -> lane.start));
    for (var lane : order) {
      var found = lane.choose(offer, LOOK_AHEAD);
      if (found.isPresent()) {
        begin(lane, found.get());
        return found;
      }
    }
    return Optional.empty();
  }

  /** Where a lane starts that was idle: with the lane that is next. */
  private double present() {
    return lanes.values().stream()
        .filter(lane -> !lane.isIdle())
        .mapToDouble(lane -> lane.start)
        .reduce(now, Math::min);
  }

  private void begin(LaneOrder lane, QueuedVideo video) {
    now = Math.max(now, lane.start);
    lane.now = Math.max(lane.now, lane.smallestStart(video.shape()));
    withdraw(video);
    charge(video);
  }

  /** Notes that a video runs which this queue did not give out itself. */
  void adopt(QueuedVideo video) {
    if (running.containsKey(video.id())) return;
    var known = waiting.get(video.id());
    if (known != null) withdraw(known);
    charge(video);
  }

  private void charge(QueuedVideo video) {
    double charged = cost.applyAsDouble(video);
    var flow = flow(video);
    lane(video).reorder(flow, () -> {
      flow.start += charged;
      flow.running++;
    });
    lane(video).start += charged / video.lane().weight();
    running.put(video.id(), new Running(video, charged));
  }

  /**
   * A video that ran does so no more.
   *
   * @param took real seconds of the slot; 0 refunds everything
   */
  void finish(String id, double took) {
    var ended = running.remove(id);
    if (ended == null) return;
    double correction = took - ended.charged();
    var flow = flow(ended.video());
    var lane = lane(ended.video());
    double others = startOfOthers(lane);
    lane.start = corrected(lane.start, correction / ended.video().lane().weight(), took, others);
    double present = lane.present();
    lane.reorder(flow, () -> {
      flow.start = corrected(flow.start, correction, took, lane.smallestStart());
      boolean wasEligible = flow.isEligible();
      flow.running--;
      if (!wasEligible) flow.start = Math.max(flow.start, present);
    });
    forgetIfIdle(flow);
  }

  /**
   * A start after the real cost is known. Who was charged too much gets it back, but does not
   * overtake those who came meanwhile and started behind the charge; what never ran counts for
   * nothing.
   */
  private static double corrected(double start, double correction, double took, double others) {
    if (took == 0 || correction >= 0) return start + correction;
    return Math.max(start + correction, Math.min(start, others));
  }

  private double startOfOthers(LaneOrder than) {
    return lanes.values().stream()
        .filter(lane -> lane != than && !lane.isIdle())
        .mapToDouble(lane -> lane.start)
        .min()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** A video waits no more, as when it was cancelled. */
  void remove(String id) {
    var video = waiting.get(id);
    if (video == null) return;
    withdraw(video);
    forgetIfIdle(flow(video));
  }

  private void withdraw(QueuedVideo video) {
    waiting.remove(video.id());
    var lane = lane(video);
    lane.waiting--;
    var flow = flow(video);
    lane.reorder(flow, () -> flow.remove(video));
  }

  /** An idle flow that is not ahead of the present is the same as a new one. */
  private void forgetIfIdle(Flow flow) {
    var lane = lanes.get(flow.lane());
    if (lane != null && flow.isIdle() && flow.start <= lane.now) {
      flows.remove(new FlowKey(flow.organizationId(), flow.lane()));
    }
  }

  /** Asks again how many videos each organisation may run. */
  void refreshLimits() {
    limits.refresh();
    for (var flow : flows.values()) {
      int most = limits.most(flow.organizationId(), flow.lane());
      if (most == flow.most) continue;
      double present = lane(flow.lane()).present();
      lane(flow.lane()).reorder(flow, () -> {
        boolean wasEligible = flow.isEligible();
        flow.most = most;
        if (!wasEligible) flow.start = Math.max(flow.start, present);
      });
    }
  }

  Collection<Flow> flows() {
    return flows.values();
  }

  /** Shapes of which videos wait. */
  Set<Shape> shapes() {
    Set<Shape> shapes = new HashSet<>();
    for (var flow : flows.values()) shapes.addAll(flow.shapes());
    return shapes;
  }

  boolean isWaiting(String id) {
    return waiting.containsKey(id);
  }

  /** What waits, in no order; changes with the queue. */
  Collection<QueuedVideo> waiting() {
    return waiting.values();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  List<String> runningIds() {
    return List.copyOf(running.keySet());
  }

  Optional<QueuedVideo> running(String id) {
    return Optional.ofNullable(running.get(id)).map(Running::video);
  }

  int size() {
    return waiting.size();
  }

  private Flow flow(QueuedVideo video) {
    return flows.computeIfAbsent(
        new FlowKey(video.organizationId(), video.lane()),
        key -> new Flow(
            key.organizationId(), key.lane(), limits.most(key.organizationId(), key.lane())));
  }

  private LaneOrder lane(QueuedVideo video) {
    return lane(video.lane());
  }

  LaneOrder lane(Lane word) {
    var lane = lanes.get(word);
    if (lane == null) throw new IllegalStateException("every lane is there");
    return lane;
  }
}
