package io.kinora.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kinora.media.Mp4Probe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every engine must do, whatever it runs on. A subclass supplies the engine and requests that
 * suit it; an engine whose machine is not here throws {@link org.opentest4j.TestAbortedException}
 * from {@link #engine}.
 */
public abstract class VideoEngineContract {
  @TempDir
  Path folder;

  private VideoEngine engine;

  /** A fresh engine. */
  protected abstract VideoEngine engine();

  /** A request that is done within some seconds. */
  protected abstract GenerationRequest shortRequest();

  /** A request that takes ten seconds or more, so that it can be cancelled half-way. */
  protected abstract GenerationRequest longRequest();

  /** How long the engine may take to stop, with a little room for a busy machine. */
  protected Duration stopsWithin() {
    return Duration.ofSeconds(3);
  }

  @BeforeEach
  void open() {
    engine = engine();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void itNamesAtLeastOneModelAndRunsTheAskedOne() {
    assertThat(engine.models())
        .extracting(EngineModel::id)
        .contains(shortRequest().model());
  }

  @Test
  void everyFileIsCompleteAndInsideTheWorkFolder() throws Exception {
    GeneratedVideo video = engine.generate(shortRequest(), new Recorder(folder));

    assertThat(head(video.video(), 4, 4)).isEqualTo("ftyp");
    assertThat(head(video.thumbnail(), 0, 4)).isEqualTo("RIFF");
    assertThat(head(video.thumbnail(), 8, 4)).isEqualTo("WEBP");
    assertThat(Files.readAllBytes(video.spritesheet())).startsWith(0xFF, 0xD8);
    for (Path file :
        Arrays.asList(video.video(), video.thumbnail(), video.spritesheet(), video.plan())) {
      if (file != null) assertThat(file.toRealPath()).startsWith(folder.toRealPath());
    }
    assertThat(video.stages()).isNotEmpty();
  }

  @Test
  void theVideoLastsAsLongAsItWasAsked() throws Exception {
    GenerationRequest request = shortRequest();

    GeneratedVideo video = engine.generate(request, new Recorder(folder));

    assertThat(Mp4Probe.probe(video.video()).seconds())
        .isCloseTo(request.seconds(), Offset.offset(0.01));
  }

  /** An engine that cannot extend says so to the user. */
  @Test
  void anExtensionIsTheAddedPartAlone() throws Exception {
    GenerationRequest known = shortRequest();
    GeneratedVideo before =
        engine.generate(known, new Recorder(Files.createDirectory(folder.resolve("first"))));
    var source = new SourceVideo(
        SourceVideo.Use.EXTEND, before.video(), known.prompt(), known.seed(), before.plan());
    var request = new GenerationRequest(
        known.model(),
        known.prompt(),
        null,
        known.width(),
        known.height(),
        known.seconds(),
        known.seed(),
        null,
        source,
        known.options());
    var second = Files.createDirectory(folder.resolve("second"));

    GeneratedVideo added;
    try {
      added = engine.generate(request, new Recorder(second));
    } catch (EngineException e) {
      assertThat(e.kind()).isEqualTo(EngineException.Kind.USER);
      return;
    }

    assertThat(Mp4Probe.probe(added.video()).seconds())
        .isCloseTo(known.seconds(), Offset.offset(0.01));
  }

  @Test
  void progressRunsFromAboveNoneToAll() throws Exception {
    Recorder recorder = new Recorder(folder);

    engine.generate(shortRequest(), recorder);

    assertThat(recorder.told()).hasSizeGreaterThan(1).allMatch(f -> f >= 0 && f <= 1);
    assertThat(recorder.told().get(0)).isLessThan(1);
    assertThat(recorder.told()).isSorted();
    assertThat(recorder.told().get(recorder.told().size() - 1)).isCloseTo(1, within());
  }

  @Test
  void theFlagAloneStopsItInTime() throws Exception {
    Recorder recorder = new Recorder(folder);
    try (var run = new Run(engine, longRequest(), recorder)) {
      recorder.awaitProgress();

      recorder.cancel();

      assertThat(run.end(stopsWithin())).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void anInterruptAloneStopsItInTime() throws Exception {
    Recorder recorder = new Recorder(folder);
    try (var run = new Run(engine, longRequest(), recorder)) {
      recorder.awaitProgress();

      run.interrupt();

      assertThat(run.end(stopsWithin())).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void itRunsAgainAfterACancelledVideo() throws Exception {
    Recorder cancelled = new Recorder(Files.createDirectory(folder.resolve("first")));
    cancelled.cancel();
    assertThatThrownBy(() -> engine.generate(shortRequest(), cancelled))
        .isInstanceOf(InterruptedException.class);

    Path second = Files.createDirectory(folder.resolve("second"));
    GeneratedVideo video = engine.generate(shortRequest(), new Recorder(second));

    assertThat(video.video()).isNotEmptyFile();
  }

  @Test
  void anUnknownModelIsATypedError() {
    GenerationRequest known = shortRequest();
    GenerationRequest unknown = new GenerationRequest(
        "no-such-model",
        known.prompt(),
        null,
        known.width(),
        known.height(),
        known.seconds(),
        known.seed(),
        null,
        null,
        known.options());

    assertThatThrownBy(() -> engine.generate(unknown, new Recorder(folder)))
        .isInstanceOf(EngineException.class);
  }

  @Test
  void closingTwiceIsHarmless() {
    engine.close();

    assertThat(catchThrowable(engine::close)).isNull();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }

  private static String head(Path file, int from, int length) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }

  /** A generation on a thread of its own. */
  private static final class Run implements AutoCloseable {
    private final java.util.concurrent.ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Throwable> end = new CompletableFuture<>();
    private final Future<?> running;

    Run(VideoEngine engine, GenerationRequest request, Recorder recorder) {
      running = thread.submit(
          () -> end.complete(catchThrowable(() -> engine.generate(request, recorder))));
    }

    void interrupt() {
      running.cancel(true);
    }

    Throwable end(Duration longest) throws Exception {
      return end.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
      thread.shutdownNow();
    }
  }

  /** Writes down what the engine tells. */
  private static final class Recorder implements GenerationContext {
    private final Path folder;
    private final List<Double> told = new ArrayList<>();
    private final CountDownLatch moved = new CountDownLatch(1);
    private volatile boolean cancelled;

    Recorder(Path folder) {
      this.folder = folder;
    }

    void cancel() {
      cancelled = true;
    }

    void awaitProgress() throws InterruptedException {
      assertThat(moved.await(30, TimeUnit.SECONDS)).as("progress within 30 s").isTrue();
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
      return Math.max(1, Runtime.getRuntime().availableProcessors());
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
