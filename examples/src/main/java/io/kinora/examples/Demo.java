package io.kinora.examples;

import io.kinora.examples.stack.LocalStack;
import io.kinora.examples.stack.ThrowAwayStack;
import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.KinoraException;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoSeconds;
import io.kinora.sdk.model.VideoSize;
import io.kinora.sdk.model.VideoStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One video from nothing: starts a server and a worker in a temporary folder, makes the video over
 * HTTP with the SDK, saves it, stops everything and says how long each part took.
 *
 * <p>The system property {@code kinora.up.command} holds the program that starts a stack and its
 * one argument, with a space between. Ends with 0, with 1 and one line on standard error, or with 2
 * on wrong usage; leaves no process and no folder behind, on Ctrl-C neither.
 */
final class Demo {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration VIDEO_TIMEOUT = Duration.ofMinutes(30);

  private final DemoOptions options;
  private final Clock clock;
  private final PrintStream out;
  private final ProgressBar bar;
  private final Map<String, Double> stages = new LinkedHashMap<>();
  private final Instant begin;
  private Instant lap;

  private Demo(DemoOptions options, Clock clock, PrintStream out, ProgressBar bar) {
    this.options = options;
    this.clock = clock;
    this.out = out;
    this.bar = bar;
    this.begin = clock.instant();
    this.lap = begin;
  }

  public static void main(String[] arguments) {
    try {
      var options = DemoOptions.parse(arguments);
      new Demo(options, Clock.systemUTC(), System.out, new ProgressBar(System.err))
          .run(LocalStack.upCommand());
    } catch (DemoOptions.UsageException e) {
      System.err.println("kinora demo: " + e.getMessage());
      System.err.println(DemoOptions.USAGE);
      System.exit(2);
    } catch (KinoraException | LocalStack.StartException | IOException | UncheckedIOException e) {
      System.err.println("kinora demo: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run(List<String> up) throws IOException {
    bar.show("starting", 0);
    try (var throwAway = ThrowAwayStack.start(up)) {
      var client = throwAway.stack().awaitReady(START_TIMEOUT, clock).client("KINORA_API_KEY");
      lap("start");
      var video = generate(client);
      client.videos().content(video.id()).toFile(options.out());
      lap("download");
      bar.end();
      report(video);
    } finally {
      bar.end();
    }
  }

  private Video generate(KinoraClient client) {
    var request = CreateVideoRequest.builder()
        .prompt(options.prompt())
        .model(options.model())
        .size(VideoSize.of(options.size()))
        .seconds(VideoSeconds.of(options.seconds()))
        .build();
    var video = client
        .videos()
        .createAndWait(request, WaitOptions.within(VIDEO_TIMEOUT).onProgress(this::watch));
    if (video.timings() == null) {
      lap("engine");
      return video;
    }
    var engine =
        video.timings().values().stream().mapToDouble(Double::doubleValue).sum();
    video.timings().forEach((stage, seconds) -> stages.put("engine: " + stage, seconds));
    lap("hand-over");
    stages.computeIfPresent("hand-over", (stage, seconds) -> Math.max(0, seconds - engine));
    return video;
  }

  private void watch(Video video) {
    if (!video.status().equals(VideoStatus.QUEUED) && !stages.containsKey("queue")) {
      lap("queue");
    }
    bar.show(video.status().value(), video.progress());
  }

  /** The time since the lap before belongs to this stage. */
  private void lap(String stage) {
    var now = clock.instant();
    stages.put(stage, Duration.between(lap, now).toMillis() / 1000.0);
    lap = now;
  }

  private void report(Video video) throws IOException {
    var file = options.out().toAbsolutePath();
    out.printf("%n  %s%n", file);
    out.printf("  %s, %s s, %.1f MB%n%n", video.size(), video.seconds(), Files.size(file) / 1e6);
    if (video.engineNotes() != null && !video.engineNotes().isEmpty()) {
      video.engineNotes().forEach(note -> out.println("  note: " + note));
      out.println();
    }
    stages.put("total", Duration.between(begin, clock.instant()).toMillis() / 1000.0);
    stages.forEach((stage, seconds) -> out.printf("  %-20s %8.2f s%n", stage, seconds));
  }
}
