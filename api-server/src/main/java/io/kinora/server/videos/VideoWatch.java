package io.kinora.server.videos;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.workers.Fabric;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever waits here what becomes of videos, wherever in the cluster they end: at once when
 * an API server announces it, and within a second from the database in case an announcement was
 * lost. All waiting costs one thread and one query a second. Thread-safe.
 */
final class VideoWatch implements Managed {
  private static final Logger log = LoggerFactory.getLogger(VideoWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Jdbi jdbi;
  private final Fabric fabric;
  private final UnaryOperator<Video> progress;
  private final Map<String, Set<Watcher>> watchers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "video-watch");
        made.setDaemon(true);
        return made;
      });

  /** Hears of one video. Called from one thread, which it must not hold up. */
  interface Watcher {
    /** How the video stands; called whether or not that has changed. */
    void onVideo(Video video);

    /** The video was deleted, or the server stops. */
    void onGone();
  }

  /** @param progress adds what is known of a running video besides its row */
  VideoWatch(Jdbi jdbi, Fabric fabric, UnaryOperator<Video> progress) {
    this.jdbi = jdbi;
    this.fabric = fabric;
    this.progress = progress;
  }

  @Override
  public void start() {
    fabric.onAnnouncement(this::announced);
    thread.scheduleWithFixedDelay(
        () -> look(watchers.keySet()), EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() throws InterruptedException {
    thread.execute(() -> Set.copyOf(watchers.keySet()).forEach(id -> tell(id, null)));
    thread.shutdown();
    thread.awaitTermination(5, TimeUnit.SECONDS);
  }

  void add(String id, Watcher watcher) {
    watchers.compute(id, (key, present) -> {
      var all = present == null ? ConcurrentHashMap.<Watcher>newKeySet() : present;
      all.add(watcher);
      return all;
    });
  }

  void remove(String id, Watcher watcher) {
    watchers.computeIfPresent(id, (key, present) -> {
      present.remove(watcher);
      return present.isEmpty() ? null : present;
    });
  }

  /** Looks at a video soon. */
  void announced(String id) {
    if (!watchers.containsKey(id)) return;
    try {
      thread.execute(() -> look(List.of(id)));
    } catch (RejectedExecutionException e) {
      log.debug("announced at shutdown", e);
    }
  }

  /** Goes on when the database is away: the next look finds it again. */
  private void look(Collection<String> ids) {
    if (ids.isEmpty()) return;
    try {
      var missing = new HashSet<>(ids);
      var dao = jdbi.onDemand(VideoDao.class);
      for (var video : dao.all(missing.toArray(String[]::new))) {
        missing.remove(video.id());
        tell(video.id(), progress.apply(video));
      }
      missing.forEach(id -> tell(id, null));
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("videos cannot be watched");
    }
  }

  private void tell(String id, @Nullable Video video) {
    for (var watcher : watchers.getOrDefault(id, Set.of())) {
      try {
        if (video == null) watcher.onGone();
        else watcher.onVideo(video);
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).addKeyValue("video", id).log("a watcher broke");
      }
    }
  }
}
