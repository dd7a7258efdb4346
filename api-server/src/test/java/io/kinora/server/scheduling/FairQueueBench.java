package io.kinora.server.scheduling;

import io.kinora.protocol.WorkerSlot;
import io.kinora.protocol.WorkerSlot.SlotModel;
import io.kinora.server.forecast.Board;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.workers.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How the queue in memory fares with a million videos of twenty thousand organisations:
 * {@code FairQueueBench [VIDEOS] [ORGANISATIONS]}.
 */
final class FairQueueBench {
  private static final int CLAIMS = 20_000;

  private FairQueueBench() {}

  public static void main(String[] arguments) {
    int videos = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int organizations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
    for (int round = 0; round < 3; round++) measure(make(videos, organizations));
  }

  private static List<QueuedVideo> make(int videos, int organizations) {
    var random = new Random(1);
    List<QueuedVideo> made = new ArrayList<>(videos);
    for (int i = 0; i < videos; i++) {
      // One in ten videos belongs to one whale.
      int organization = i % 10 == 0 ? 0 : random.nextInt(organizations);
      made.add(new QueuedVideo(
          "video_" + i,
          "org_" + organization,
          Lane.values()[organization % 3],
          "m" + i % 3,
          1280,
          720,
          4 + 4 * (i % 5),
          1,
          Instant.ofEpochSecond(i),
          null,
          false));
    }
    return made;
  }

  private static void measure(List<QueuedVideo> videos) {
    var costs = new CostModel();
    var queue = new FairQueue((o, l) -> Integer.MAX_VALUE, v -> costs.estimate(v.shape()));
    time("build", videos.size(), () -> videos.forEach(queue::arrive));
    time("claim and finish", CLAIMS, () -> {
      for (int i = 0; i < CLAIMS; i++) {
        var video = queue
            .claim(new FairQueue.Offer(s -> true, s -> s.engineModel().equals("m1"), 40, v -> true))
            .orElseThrow();
        queue.finish(video.id(), 10);
      }
    });
    var census = new Census(queue, costs, new QueueView(new Nowhere(), Clock.systemUTC()));
    var models = List.of(
        new SlotModel("m0", 0, true), new SlotModel("m1", 0, true), new SlotModel("m2", 0, true));
    var workers = List.of(new Worker("w", "w", List.of(new WorkerSlot("s0", models))));
    var moment = new Census.Moment("t", 1.5, workers, Map.of(), List.of(), 0);
    time("first picture", 1, () -> census.publish(moment, true));
    time("next picture", 1, () -> census.publish(moment, false));
  }

  private static void time(String what, int times, Runnable work) {
    long before = System.nanoTime();
    work.run();
    double millis = (System.nanoTime() - before) / 1e6;
    System.out.printf(
        Locale.ROOT, "%-18s %9.1f ms  %9.2f us each%n", what, millis, 1000 * millis / times);
  }

  private static final class Nowhere implements Board {
    @Override
    public void post(String key, String text, Duration lifetime) {}

    @Override
    public void remove(String key) {}

    @Override
    public Optional<String> read(String key) {
      return Optional.empty();
    }
  }
}
