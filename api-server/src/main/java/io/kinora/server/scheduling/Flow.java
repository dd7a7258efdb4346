package io.kinora.server.scheduling;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The videos of one organisation in one lane, oldest first. Part of {@link FairQueue}. */
final class Flow {
  private static final Comparator<QueuedVideo> OLDEST_FIRST =
      Comparator.comparing(QueuedVideo::createdAt).thenComparing(QueuedVideo::id);

  private final String organizationId;
  private final Lane lane;
  private final Map<QueuedVideo.Shape, TreeSet<QueuedVideo>> waiting = new HashMap<>();

  /** Breaks ties between flows, the same way everywhere and in nobody's favour; 0 to 1. */
  final double tie;

  /** How many may run at once. */
  int most;

  /** Whether it is other than when it was last put up for all to read. */
  boolean changed = true;

  /** Virtual time at which its next video starts. */
  double start;

  int running;

  Flow(String organizationId, Lane lane, int most) {
    this.organizationId = organizationId;
    this.lane = lane;
    this.most = most;
    tie = (organizationId.hashCode() * 0x9E3779B9L & 0xffffffffL) / (double) (1L << 32);
  }

  String organizationId() {
    return organizationId;
  }

  Lane lane() {
    return lane;
  }

  /** Whether it is the only one of its shape. */
  boolean add(QueuedVideo video) {
    var same = waiting.computeIfAbsent(video.shape(), shape -> new TreeSet<>(OLDEST_FIRST));
    same.add(video);
    return same.size() == 1;
  }

  void remove(QueuedVideo video) {
    var same = waiting.get(video.shape());
    if (same == null) return;
    same.remove(video);
    if (same.isEmpty()) waiting.remove(video.shape());
  }

  /** Shapes of which videos wait. */
  Set<QueuedVideo.Shape> shapes() {
    return waiting.keySet();
  }

  /** How many of a shape wait. */
  int count(QueuedVideo.Shape shape) {
    var same = waiting.get(shape);
    return same == null ? 0 : same.size();
  }

  /** All that wait, oldest first. */
  List<QueuedVideo> inOrder() {
    return waiting.values().stream()
        .flatMap(Collection::stream)
        .sorted(OLDEST_FIRST)
        .toList();
  }

  /** The oldest of a shape, so many at most. */
  List<QueuedVideo> oldest(QueuedVideo.Shape shape, int most) {
    var same = waiting.get(shape);
    return same == null ? List.of() : same.stream().limit(most).toList();
  }

  boolean isIdle() {
    return waiting.isEmpty() && running == 0;
  }

  boolean isEligible() {
    return !waiting.isEmpty() && running < most;
  }

  /** The oldest video of these shapes that suits, of the first few of each. */
  Optional<QueuedVideo> oldest(
      FairQueue.Offer offer, Collection<QueuedVideo.Shape> shapes, int lookAhead) {
    return shapes.stream()
        .flatMap(shape -> {
          var same = waiting.get(shape);
          return same == null ? Stream.<QueuedVideo>empty() : same.stream().limit(lookAhead);
        })
        .filter(offer.suits())
        .min(OLDEST_FIRST);
  }
}
