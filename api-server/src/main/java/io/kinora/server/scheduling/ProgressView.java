package io.kinora.server.scheduling;

import io.kinora.server.workers.Fabric;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far running videos are. What workers tell over Hazelcast is newer than what is in the
 * database; what was once shown is remembered, so that it does not fall when Hazelcast is lost or a
 * video starts again. Thread-safe.
 */
public final class ProgressView {
  private static final int REMEMBERED = 10_000;

  private final Fabric fabric;
  private final Map<String, Integer> shown = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > REMEMBERED;
    }
  };

  ProgressView(Fabric fabric) {
    this.fabric = fabric;
  }

  /**
   * Percent done of a video in progress, never falling.
   *
   * @param known what its row says
   */
  public int percent(String videoId, @Nullable String workerId, @Nullable Long fence, int known) {
    int told =
        workerId == null || fence == null ? 0 : fabric.progress(workerId, fence).orElse(0);
    synchronized (shown) {
      return shown.merge(videoId, Math.max(known, Math.min(told, 99)), Math::max);
    }
  }
}
