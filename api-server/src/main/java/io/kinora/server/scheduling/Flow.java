package io.kinora.server.scheduling;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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
  private final int most;
  private final Map<String, TreeSet<QueuedVideo>> waiting = new HashMap<>();

  /** Virtual time at which its next video starts. */
  double start;

  int running;

  Flow(String organizationId, Lane lane, int most) {
    this.organizationId = organizationId;
    this.lane = lane;
    this.most = most;
  }

  String organizationId() {
    return organizationId;
  }

  Lane lane() {
    return lane;
  }

  void add(QueuedVideo video) {
    waiting
        .computeIfAbsent(video.engineModel(), m -> new TreeSet<>(OLDEST_FIRST))
        .add(video);
  }

  void remove(QueuedVideo video) {
    var same = waiting.get(video.engineModel());
    if (same == null) return;
    same.remove(video);
    if (same.isEmpty()) waiting.remove(video.engineModel());
  }

  /** Models of which videos wait. */
  Set<String> models() {
    return waiting.keySet();
  }

  boolean isIdle() {
    return waiting.isEmpty() && running == 0;
  }

  boolean isEligible() {
    return !waiting.isEmpty() && running < most;
  }

  /** The oldest video of these models that suits, of the first few of each. */
  Optional<QueuedVideo> oldest(FairQueue.Offer offer, Collection<String> models, int lookAhead) {
    return models.stream()
        .flatMap(model -> {
          var same = waiting.get(model);
          return same == null ? Stream.<QueuedVideo>empty() : same.stream().limit(lookAhead);
        })
        .filter(offer.suits())
        .min(OLDEST_FIRST);
  }
}
