package io.kinora.remote.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server said of itself when it was probed.
 *
 * @param version its own, or null where it does not tell
 * @param models what it has loaded, by its own names; empty where it does not name them, which
 *     stands for all that are configured
 * @param all what holds for every model; null where the server makes no video at all
 * @param deviceBytes memory of its largest device, 0 where it does not tell
 */
record ServerReport(
    @Nullable String version,
    Map<String, Told> models,
    @Nullable Told all,
    long deviceBytes) {
  /** A server that is well and says no more. */
  static final ServerReport WELL = new ServerReport(null, Map.of(), Told.NOTHING, 0);

  /** A server that is well and makes other things than videos. */
  static final ServerReport NO_VIDEO = new ServerReport(null, Map.of(), null, 0);

  ServerReport {
    models = Map.copyOf(models);
  }

  /**
   * What a server tells of one model.
   *
   * @param images whether it takes a picture to start from, or null
   * @param maxSeconds the longest clip, 0 where it does not tell
   */
  record Told(@Nullable Boolean images, int maxSeconds) {
    static final Told NOTHING = new Told(null, 0);
  }

  static ServerReport ofAll(Told all) {
    return new ServerReport(null, Map.of(), all, 0);
  }

  static ServerReport of(Map<String, Told> models) {
    return new ServerReport(null, models, Told.NOTHING, 0);
  }

  /** What is known of a model by the server's name of it; null where it cannot be run. */
  @Nullable
  Told told(String remote) {
    if (all == null) return null;
    return models.isEmpty() ? all : models.get(remote);
  }

  /** Whether the server has a model, on a device that holds at least its weights. */
  boolean runs(ServerModel model) {
    return told(model.remote()) != null && (deviceBytes == 0 || model.leastBytes() <= deviceBytes);
  }
}
