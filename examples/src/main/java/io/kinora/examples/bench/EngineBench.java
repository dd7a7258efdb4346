package io.kinora.examples.bench;

import io.kinora.examples.stack.Folders;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;

/**
 * What a second of 1280x720 costs in each tier of the world engine, stage by stage, beside the
 * encoder alone on the same frames: no engine that writes the same file can be faster than that.
 */
final class EngineBench {

  private static final String PROMPT =
      "A basketball player takes a free throw and misses; the ball bounces off the rim.";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private final int seconds;
  private final PrintStream out;
  private final int threads = Runtime.getRuntime().availableProcessors();

  EngineBench(int seconds, PrintStream out) {
    this.seconds = seconds;
    this.out = out;
  }

  void run() throws IOException, InterruptedException, EngineException {
    out.printf(
        "%dx%d, %d s of video, %d threads, Java %s; times are seconds for one second of video%n",
        WIDTH, HEIGHT, seconds, threads, Runtime.version());
    try (var engine = WorldEngines.create()) {
      for (var model : engine.models()) {
        measure(engine, model);
      }
    }
  }

  private void measure(VideoEngine engine, EngineModel model)
      throws IOException, InterruptedException, EngineException {
    var folder = Files.createTempDirectory("kinora-bench-");
    try {
      var begin = System.nanoTime();
      var video = engine.generate(request(model.id()), WorldEngines.uncancelled(folder, threads));
      var whole = Duration.ofNanos(System.nanoTime() - begin);
      report(
          model.id(),
          video,
          whole,
          EncoderAlone.time(video.video(), folder.resolve("again.mp4"), 1));
    } finally {
      Folders.delete(folder);
    }
  }

  private GenerationRequest request(String model) {
    return new GenerationRequest(
        model, PROMPT, null, WIDTH, HEIGHT, seconds, 1, null, null, Map.of());
  }

  private void report(String model, GeneratedVideo video, Duration whole, Duration encode) {
    out.printf("%n%s%n", model);
    video.stages().forEach((stage, time) -> out.printf("  %-16s %8.3f%n", stage, perSecond(time)));
    out.printf("  %-16s %8.3f%n", "whole", perSecond(whole));
    out.printf("  %-16s %8.3f%n", "encoder alone", perSecond(encode));
    out.printf("  %-16s %8.1f%n", "ratio", (double) whole.toNanos() / encode.toNanos());
  }

  private double perSecond(Duration time) {
    return time.toNanos() / 1e9 / seconds;
  }
}
