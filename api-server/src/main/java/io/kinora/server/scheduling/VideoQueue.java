package io.kinora.server.scheduling;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the queued videos is next for a slot: the oldest that the slot can run. Not thread-safe;
 * belongs to the scheduler's thread.
 */
final class VideoQueue {
  private static final Comparator<QueuedVideo> ORDER =
      Comparator.comparing(QueuedVideo::createdAt).thenComparing(QueuedVideo::id);

  private final Map<String, QueuedVideo> videos = new HashMap<>();
  private final Map<String, TreeSet<QueuedVideo>> byModel = new HashMap<>();

  /** Puts a video into the queue; nothing happens when it is there already. */
  void arrive(QueuedVideo video) {
    if (videos.putIfAbsent(video.id(), video) != null) return;
    byModel.computeIfAbsent(video.engineModel(), model -> new TreeSet<>(ORDER)).add(video);
  }

  /** Takes out the next video for a slot that runs these models. */
  Optional<QueuedVideo> claim(Set<String> models) {
    Optional<QueuedVideo> next = models.stream()
        .map(byModel::get)
        .filter(queue -> queue != null && !queue.isEmpty())
        .map(TreeSet::first)
        .min(ORDER);
    next.ifPresent(video -> remove(video.id()));
    return next;
  }

  void remove(String id) {
    var video = videos.remove(id);
    if (video == null) return;
    var queue = byModel.get(video.engineModel());
    if (queue == null) return;
    queue.remove(video);
    if (queue.isEmpty()) byModel.remove(video.engineModel());
  }

  /** Forgets all but these. */
  void retain(Set<String> ids) {
    for (var id : Set.copyOf(videos.keySet())) {
      if (!ids.contains(id)) remove(id);
    }
  }

  boolean isEmpty() {
    return videos.isEmpty();
  }

  int size() {
    return videos.size();
  }
}
