package io.kinora.server.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
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
 * loaded.
 *
 * <p>Invariant: a video is waiting, or running, or unknown here, never two of these; and no waiting
 * flow that may run is overtaken by more than its slack and one video of each other flow. (After
 * Goyal, Vin and Cheng, "Start-time Fair Queueing", 1996.) Not thread-safe; belongs to the
 * scheduler's thread.
 */
final class FairQueue {
  /** How many of a flow's videos are looked at for one that suits the slot. */
  private static final int LOOK_AHEAD = 8;

  private final Limits limits;
  private final ToDoubleFunction<QueuedVideo> cost;
  private final Map<Lane, LaneOrder> lanes = new EnumMap<>(Lane.class);
  private final Map<FlowKey, Flow> flows = new HashMap<>();
  private final Map<String, QueuedVideo> waiting = new HashMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private double now;

  /** How many videos of an organisation may run at once in a lane. */
  interface Limits {
    int most(String organizationId, Lane lane);
  }

  private record FlowKey(String organizationId, Lane lane) {}

  private record Running(QueuedVideo video, double charged) {}

  /**
   * A free slot.
   *
   * @param models what it can run
   * @param warm which of them it has loaded
   * @param slack by how many seconds of cost a warm flow may be served before its turn
   * @param suits what else a video has to fulfil
   */
  record Offer(Set<String> models, Set<String> warm, double slack, Predicate<QueuedVideo> suits) {}

  /** @param cost estimated seconds of a slot, more than 0 */
  FairQueue(Limits limits, ToDoubleFunction<QueuedVideo> cost) {
    this.limits = limits;
    this.cost = cost;
    for (var lane : Lane.values()) lanes.put(lane, new LaneOrder(lane));
  }

  /** A video waits. One that ran and was given back gets its charge refunded. */
  void arrive(QueuedVideo video) {
    if (waiting.containsKey(video.id())) return;
    var before = running.get(video.id());
    if (before != null) finish(video.id(), 0);
    waiting.put(video.id(), video);
    var flow = flow(video);
    var lane = lane(video);
    if (lane.isIdle()) lane.start = Math.max(lane.start, now);
    lane.waiting++;
    boolean wasEligible = flow.isEligible();
    lane.reorder(flow, () -> {
      flow.add(video);
      if (!wasEligible && flow.isEligible()) flow.start = Math.max(flow.start, lane.now);
    });
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

  private void begin(LaneOrder lane, QueuedVideo video) {
    now = Math.max(now, lane.start);
    lane.now = Math.max(lane.now, lane.smallestStart(video.engineModel()));
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
    lane.start += correction / ended.video().lane().weight();
    lane.reorder(flow, () -> {
      flow.start += correction;
      boolean wasEligible = flow.isEligible();
      flow.running--;
      if (!wasEligible) flow.start = Math.max(flow.start, lane.now);
    });
    forgetIfIdle(flow);
  }

  /** A video waits no more, as when it was cancelled. */
  void remove(String id) {
    var video = waiting.get(id);
    if (video == null) return;
    withdraw(video);
    forgetIfIdle(flow(video));
  }

  /** Forgets whatever waits but these. */
  void retain(Set<String> ids) {
    for (var id : List.copyOf(waiting.keySet())) if (!ids.contains(id)) remove(id);
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
    var lane = lanes.get(video.lane());
    if (lane == null) throw new IllegalStateException("every lane is there");
    return lane;
  }
}
