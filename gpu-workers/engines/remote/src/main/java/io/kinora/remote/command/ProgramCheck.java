package io.kinora.remote.command;

import io.kinora.media.MediaException;
import io.kinora.media.MediaInfo;
import io.kinora.media.Mp4Probe;
import io.kinora.media.VideoReader;
import io.kinora.worker.engine.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a program against the protocol of docs/command-engine.md, line by line, without the
 * engine's own forgiveness. One use.
 */
final class ProgramCheck {
  private static final Duration CANCEL_WITHIN = Duration.ofMillis(1500);
  private static final Duration RESET_WITHIN = Duration.ofSeconds(30);
  private static final Duration END_WITHIN = Duration.ofSeconds(5);
  private static final int WIDTH = 640;
  private static final int HEIGHT = 352;

  private final CommandSettings settings;
  private final Path folder;
  private final BlockingQueue<FromProgram> heard = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Finding> findings = new ArrayList<>();
  private final Program program;

  private ProgramCheck(CommandSettings settings, Path folder) throws IOException {
    this.settings = settings;
    this.folder = folder;
    this.program = new Program(settings, heard::add, ended::countDown);
  }

  static List<Finding> run(CommandSettings settings, Path folder) throws InterruptedException {
    try {
      return new ProgramCheck(settings, folder).run();
    } catch (IOException e) {
      return List.of(Finding.failed("starts", String.valueOf(e.getMessage())));
    }
  }

  private List<Finding> run() throws InterruptedException {
    try (program) {
      var hello = hello();
      var model = hello == null ? null : model(hello);
      if (hello != null && model != null) {
        ignores();
        makes(model, "first", "makes a video");
        stops(model);
        makes(model, "second", "makes another after a stop");
        refuses();
        resets(hello);
        ends();
      }
    } catch (IOException e) {
      findings.add(Finding.failed("listens", "the program has gone: " + e.getMessage()));
    }
    return findings;
  }

  private FromProgram.@Nullable Hello hello() throws InterruptedException {
    var what = "says hello within " + settings.startTimeout().toSeconds() + " s";
    var started = System.nanoTime();
    var first = await(settings.startTimeout());
    if (first instanceof FromProgram.Hello hello) {
      findings.add(Finding.passed(what, seconds(started)));
      var one = "speaks protocol 1";
      findings.add(
          hello.protocol() == 1
              ? Finding.passed(one, "")
              : Finding.failed(one, "it says " + hello.protocol()));
      return hello;
    }
    findings.add(Finding.failed(what, said(first)));
    return null;
  }

  private @Nullable String model(FromProgram.Hello hello) {
    var what = "names its models";
    var models = hello.models() == null ? List.<FromProgram.Model>of() : hello.models();
    var named = models.stream().map(FromProgram.Model::id).toList();
    if (named.isEmpty() || named.stream().anyMatch(id -> id == null || id.isBlank())) {
      findings.add(Finding.failed(what, named.toString()));
      return null;
    }
    findings.add(Finding.passed(what, String.join(", ", named)));
    return named.get(0);
  }

  /** A later version of the worker may say more than the program knows. */
  private void ignores() throws IOException, InterruptedException {
    program.tellLine("{\"type\":\"greeting\",\"from\":\"a later version\"}");
    var what = "ignores a message that it does not know";
    findings.add(
        ended.await(1, TimeUnit.SECONDS)
            ? Finding.failed(what, "it ended")
            : Finding.passed(what, ""));
  }

  private void makes(String model, String job, String what)
      throws IOException, InterruptedException {
    var work = Files.createDirectories(folder.resolve(job));
    var started = System.nanoTime();
    program.tell(generate(job, model, 2, work));
    var told = new ArrayList<Double>();
    var end = await(job, settings.jobTimeout(), told);
    if (!(end instanceof FromProgram.Completed completed)) {
      findings.add(Finding.failed(what, said(end)));
      return;
    }
    var wrong = wrongFile(work, completed.video());
    findings.add(
        wrong == null ? Finding.passed(what, seconds(started)) : Finding.failed(what, wrong));
    if (wrong == null) findings.add(shape(work.resolve(completed.video())));
    findings.add(progress(told));
  }

  private static @Nullable String wrongFile(Path work, @Nullable String name) {
    if (name == null) return "completed names no video";
    var file = work.resolve(name).normalize();
    if (!file.startsWith(work)) return name + " lies outside the work folder";
    if (!Files.isRegularFile(file)) return name + " is not there";
    try (var reader = new VideoReader(file)) {
      while (reader.next() != null) continue;
      return null;
    } catch (MediaException e) {
      return e.getMessage();
    }
  }

  /** The worker makes every file fit, so this is for information. */
  private static Finding shape(Path file) {
    var what = "delivers what was asked, " + WIDTH + "x" + HEIGHT + " for 2 s";
    try {
      var info = Mp4Probe.probe(file);
      MediaInfo.Video picture = info.video();
      if (picture == null) return Finding.failed(what, "no pictures");
      var seen = String.format(
          Locale.ROOT,
          "%dx%d, %.2f s, %s, %s",
          picture.width(),
          picture.height(),
          info.seconds(),
          picture.frameRate(),
          info.audio() == null ? "no sound" : "sound");
      var fits = picture.width() == WIDTH && picture.height() == HEIGHT && info.seconds() >= 1.95;
      return fits ? Finding.passed(what, seen) : Finding.skipped(what, seen + "; made to fit");
    } catch (MediaException e) {
      return Finding.failed(what, String.valueOf(e.getMessage()));
    }
  }

  private static Finding progress(List<Double> told) {
    var what = "tells progress between 0 and 1, never back";
    if (told.isEmpty()) return Finding.failed(what, "it told none");
    for (var i = 0; i < told.size(); i++) {
      var fraction = told.get(i);
      if (!(fraction >= 0 && fraction <= 1) || (i > 0 && fraction < told.get(i - 1)))
        return Finding.failed(what, told.toString());
    }
    return Finding.passed(what, told.size() + " times");
  }

  private void stops(String model) throws IOException, InterruptedException {
    var what = "answers a cancel within " + CANCEL_WITHIN.toMillis() + " ms";
    program.tell(generate("stopped", model, 4, Files.createDirectories(folder.resolve("stopped"))));
    var begun = await(settings.jobTimeout());
    if (!(begun instanceof FromProgram.Progress)) {
      findings.add(Finding.failed(what, said(begun)));
      return;
    }
    var started = System.nanoTime();
    program.tell(new ToProgram.Cancel("stopped"));
    var end = await("stopped", CANCEL_WITHIN, new ArrayList<>());
    var stopped = end instanceof FromProgram.Cancelled || end instanceof FromProgram.Completed;
    findings.add(
        stopped ? Finding.passed(what, seconds(started)) : Finding.failed(what, said(end)));
  }

  private void refuses() throws IOException, InterruptedException {
    var what = "fails a model that it does not have, with a kind";
    var work = Files.createDirectories(folder.resolve("refused"));
    program.tell(generate("refused", "no-such-model", 2, work));
    var end = await("refused", settings.jobTimeout(), new ArrayList<>());
    if (end instanceof FromProgram.Failed failed && failed.kind() != null) {
      findings.add(Finding.passed(what, failed.kind() + ": " + failed.message()));
    } else {
      findings.add(Finding.failed(what, said(end)));
    }
  }

  private void resets(FromProgram.Hello hello) throws IOException, InterruptedException {
    var what = "forgets adapters within " + RESET_WITHIN.toSeconds() + " s when told to";
    if (!hello.keepsAdapters()) {
      findings.add(Finding.skipped(what, "it keeps none"));
      return;
    }
    program.tell(new ToProgram.Reset());
    var end = await(RESET_WITHIN);
    findings.add(
        end instanceof FromProgram.Reset
            ? Finding.passed(what, "")
            : Finding.failed(what, said(end)));
  }

  private void ends() throws InterruptedException {
    var what = "ends within " + END_WITHIN.toSeconds() + " s when its input does";
    program.closeInput();
    findings.add(
        ended.await(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
            ? Finding.passed(what, "")
            : Finding.failed(what, "it runs on"));
  }

  /** The next message, or null when none comes in time. */
  private @Nullable FromProgram await(Duration limit) throws InterruptedException {
    return heard.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The end of a job, or null when none comes in time; progress on the way is noted. */
  private @Nullable FromProgram await(String job, Duration limit, List<Double> told)
      throws InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      var message = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (message instanceof FromProgram.Progress progress) {
        if (job.equals(progress.job())) told.add(progress.fraction());
      } else {
        return message;
      }
    }
  }

  private String said(@Nullable FromProgram message) {
    if (message != null) return "it says " + message;
    return ended.getCount() == 0 ? "it ended" : "it says nothing";
  }

  private static String seconds(long started) {
    return String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - started) / 1e9);
  }

  private static ToProgram.Generate generate(String job, String model, int seconds, Path work) {
    return new ToProgram.Generate(
        job,
        model,
        "A red ball rolls over a wooden table.",
        null,
        WIDTH,
        HEIGHT,
        seconds,
        1,
        work.toAbsolutePath().toString(),
        null,
        null,
        List.of(),
        Map.of(),
        null);
  }
}
