package io.kinora.worker.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs an engine as the worker would and tells what it found: whether it names a model, makes a
 * whole video, stops when it is told to and goes on after that. One use.
 */
final class EngineCheck {
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);
  private static final Duration MADE_WITHIN = Duration.ofHours(1);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final VideoEngine engine;
  private final Path folder;
  private final List<Finding> findings = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);

  private EngineCheck(VideoEngine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
  }

  /** Checks an engine and closes it. */
  static List<Finding> run(VideoEngine engine, Path folder) throws InterruptedException {
    try (engine) {
      var check = new EngineCheck(engine, folder);
      check.run();
      return List.copyOf(check.findings);
    }
  }

  private void run() throws InterruptedException {
    var model = model();
    if (model.isEmpty()) return;
    makes(model, "makes a video");
    stops(model);
    makes(model, "makes another after a stop");
    refuses();
  }

  private String model() throws InterruptedException {
    var what = "names a model";
    var started = System.nanoTime();
    while (engine.models().isEmpty()) {
      if (System.nanoTime() - started > READY_WITHIN.toNanos()) {
        findings.add(Finding.failed(what, "none within " + READY_WITHIN.toMinutes() + " min"));
        return "";
      }
      if (never.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) return "";
    }
    var names = engine.models().stream().map(EngineModel::id).toList();
    findings.add(Finding.passed(what, String.join(", ", names)));
    return names.get(0);
  }

  private void makes(String model, String what) throws InterruptedException {
    var context = new Context(folder("video-" + findings.size()));
    var started = System.nanoTime();
    try {
      var video = start(request(model, 2), context).get(MADE_WITHIN.toSeconds(), TimeUnit.SECONDS);
      var wrong = wrongFile(video, context.workFolder());
      var seconds = (System.nanoTime() - started) / 1_000_000_000;
      findings.add(
          wrong.isEmpty()
              ? Finding.passed(what, seconds + " s" + notes(video))
              : Finding.failed(what, wrong));
      findings.add(progress(context.told()));
    } catch (ExecutionException e) {
      findings.add(Finding.failed(what, String.valueOf(e.getCause())));
    } catch (TimeoutException e) {
      context.cancelled = true;
      findings.add(Finding.failed(what, "none within " + MADE_WITHIN.toMinutes() + " min"));
    }
  }

  private static String notes(GeneratedVideo video) {
    return video.notes().isEmpty() ? "" : ": " + String.join(" ", video.notes());
  }

  private static String wrongFile(GeneratedVideo video, Path folder) {
    for (var file : List.of(video.video(), video.thumbnail(), video.spritesheet())) {
      if (!file.toAbsolutePath().startsWith(folder.toAbsolutePath()))
        return file + " lies outside the work folder";
    }
    if (!head(video.video(), 4, 4).equals("ftyp")) return "the video is no MP4";
    if (!head(video.thumbnail(), 8, 4).equals("WEBP")) return "the thumbnail is no WebP";
    return head(video.spritesheet(), 0, 2).equals("\u00ff\u00d8")
        ? ""
        : "the sprite sheet is no JPEG";
  }

  private static String head(Path file, int from, int length) {
    try (var in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static Finding progress(List<Double> told) {
    var what = "tells progress from 0 to 1, never back";
    var falls = false;
    for (var i = 1; i < told.size(); i++) falls |= told.get(i) < told.get(i - 1);
    var inside = told.stream().allMatch(fraction -> fraction >= 0 && fraction <= 1);
    if (told.size() < 2 || falls || !inside) return Finding.failed(what, told.toString());
    return Finding.passed(what, told.size() + " times");
  }

  private void stops(String model) throws InterruptedException {
    var what = "stops within " + STOPS_WITHIN.toSeconds() + " s when told to";
    var context = new Context(folder("stopped"));
    var run = start(request(model, 4), context);
    try {
      context.moved.await(MADE_WITHIN.toSeconds(), TimeUnit.SECONDS);
      context.cancelled = true;
      run.get(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      findings.add(Finding.skipped(what, "the video was done before it could be stopped"));
    } catch (TimeoutException e) {
      findings.add(Finding.failed(what, "it went on"));
    } catch (ExecutionException e) {
      findings.add(
          e.getCause() instanceof InterruptedException
              ? Finding.passed(what, "")
              : Finding.failed(what, String.valueOf(e.getCause())));
    }
  }

  private void refuses() throws InterruptedException {
    var what = "refuses a model that it does not have";
    try {
      start(request("no-such-model", 2), new Context(folder("refused")))
          .get(MADE_WITHIN.toSeconds(), TimeUnit.SECONDS);
      findings.add(Finding.failed(what, "it made a video"));
    } catch (TimeoutException e) {
      findings.add(Finding.failed(what, "it did not answer"));
    } catch (ExecutionException e) {
      findings.add(
          e.getCause() instanceof EngineException
              ? Finding.passed(what, "")
              : Finding.failed(what, String.valueOf(e.getCause())));
    }
  }

  private FutureTask<GeneratedVideo> start(GenerationRequest request, Context context) {
    var run = new FutureTask<>(() -> engine.generate(request, context));
    var thread = new Thread(run, "engine-check");
    thread.setDaemon(true);
    thread.start();
    return run;
  }

  private static GenerationRequest request(String model, int seconds) {
    return new GenerationRequest(
        model,
        "A red ball rolls over a wooden table.",
        null,
        640,
        360,
        seconds,
        1,
        null,
        null,
        Map.of());
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException("cannot make a folder in " + folder, e);
    }
  }

  /** Notes what the engine tells. */
  private static final class Context implements GenerationContext {
    private final Path folder;
    private final List<Double> told = new ArrayList<>();
    private final CountDownLatch moved = new CountDownLatch(1);
    private volatile boolean cancelled;

    Context(Path folder) {
      this.folder = folder;
    }

    synchronized List<Double> told() {
      return List.copyOf(told);
    }

    @Override
    public Path workFolder() {
      return folder;
    }

    @Override
    public int threads() {
      return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public synchronized void progress(double fraction) {
      told.add(fraction);
      moved.countDown();
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
