package io.kinora.worker.engine;

import io.kinora.media.FrameRate;
import io.kinora.media.Images;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Probe;
import io.kinora.media.Mp4Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An engine that renders nothing, at a pace that a test sets. It obeys words in the prompt:
 * {@code fail-user}, {@code fail-infra}, {@code fail-oom} and {@code fail-timeout} throw that kind
 * of error half-way, {@code crash} halts the whole process there, {@code keep} leaves something for
 * the next attempt, {@code says} has it captioned, {@code shows} has its first frame seen before it
 * is finished. A model called {@code slow} takes very many steps. Thread-safe.
 */
public final class FakeEngine implements VideoEngine {
  /** A one-pixel lossless picture. */
  private static final byte[] webp = HexFormat.of()
      .parseHex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");

  private static final byte[] jpeg = HexFormat.of().parseHex("ffd8ffd9");

  private static final int WIDTH = 64;
  private static final int HEIGHT = 36;
  private static final int RATE = 2;

  /** By their seconds. */
  private static final Map<Integer, byte[]> clips = new ConcurrentHashMap<>();

  private final List<EngineModel> models;
  private final int steps;
  private final Duration step;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger stopped = new AtomicInteger();
  private final List<String> history = new CopyOnWriteArrayList<>();
  private boolean held;
  private boolean sick;

  /**
   * @param steps how many equal parts a video has
   * @param step how long each takes
   */
  public FakeEngine(List<String> models, int steps, Duration step) {
    this.models = models.stream().map(id -> new EngineModel(id, 0, true)).toList();
    this.steps = steps;
    this.step = step;
  }

  /** One that is done at once. */
  public static FakeEngine quick(String... models) {
    return new FakeEngine(List.of(models), 4, Duration.ZERO);
  }

  /** Lets every video stop half-way until {@link #letGo}. */
  public void hold() {
    locked(() -> held = true);
  }

  public void letGo() {
    locked(() -> held = false);
  }

  /** Makes the engine say that it can run nothing. */
  public void fallSick() {
    locked(() -> sick = true);
  }

  public void recover() {
    locked(() -> sick = false);
  }

  /** How many videos were begun. */
  public int started() {
    return started.get();
  }

  /** How many videos were given up because somebody wanted so. */
  public int stopped() {
    return stopped.get();
  }

  /** What happened in order: the prompts that were begun, and {@code (reset)} between them. */
  public List<String> history() {
    return List.copyOf(history);
  }

  @Override
  public void reset() {
    history.add("(reset)");
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<EngineModel> models() {
    lock.lock();
    try {
      return sick ? List.of() : models;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    started.incrementAndGet();
    history.add(request.prompt());
    leaveAMark(request.prompt(), context);
    share(request.prompt(), context);
    if (models.stream().noneMatch(model -> model.id().equals(request.model()))) {
      throw new EngineException(EngineException.Kind.USER, "no such model: " + request.model());
    }
    if (request.prompt().contains("shows")) {
      context.mark(WIDTH, HEIGHT).mark(new byte[WIDTH * HEIGHT * 3], 0);
    }
    int steps = request.model().equals("slow") ? 10_000 : this.steps;
    for (int i = 0; i < steps; i++) {
      if (i == steps / 2) obey(request.prompt());
      workUnlessStopped(context, i == steps / 2);
      context.progress((i + 1.0) / steps);
    }
    try {
      return write(request, context.workFolder());
    } catch (IOException e) {
      throw new EngineException(EngineException.Kind.INFRA, "work folder is not writable", e);
    }
  }

  /**
   * Whoever is asked to {@code keep} leaves a file for the next attempt, and says when it finds
   * one.
   */
  private void leaveAMark(String prompt, GenerationContext context) throws EngineException {
    if (!prompt.contains("keep")) return;
    var mark = context.keepFolder().resolve("mark");
    if (Files.exists(mark)) history.add("(found)");
    try {
      Files.writeString(mark, prompt);
    } catch (IOException e) {
      throw new EngineException(EngineException.Kind.INFRA, "nothing can be kept", e);
    }
  }

  /**
   * Whoever is asked to {@code share} leaves a file for other machines, and says when it gets one.
   */
  private void share(String prompt, GenerationContext context)
      throws EngineException, InterruptedException {
    if (!prompt.contains("share")) return;
    var part = context.workFolder().resolve("part");
    try {
      if (context.recall("part", part)) {
        history.add("(recalled) " + Files.readString(part));
      } else {
        context.remember("part", Files.writeString(part, prompt));
      }
    } catch (IOException e) {
      throw new EngineException(EngineException.Kind.INFRA, "nothing can be shared", e);
    }
  }

  private static void obey(String prompt) throws EngineException {
    if (prompt.contains("crash")) Runtime.getRuntime().halt(137);
    for (var kind : EngineException.Kind.values()) {
      if (prompt.contains("fail-" + kind.name().toLowerCase(java.util.Locale.ROOT))) {
        throw new EngineException(kind, "asked to fail: " + kind);
      }
    }
  }

  private void workUnlessStopped(GenerationContext context, boolean stopsWhenHeld)
      throws InterruptedException {
    try {
      work(context, stopsWhenHeld);
    } catch (InterruptedException e) {
      stopped.incrementAndGet();
      throw e;
    }
  }

  private void work(GenerationContext context, boolean stopsWhenHeld) throws InterruptedException {
    long left = step.toNanos();
    lock.lock();
    try {
      context.checkCancelled();
      while (left > 0 || (held && stopsWhenHeld)) {
        long slice = Math.min(left > 0 ? left : Long.MAX_VALUE, TimeUnit.MILLISECONDS.toNanos(50));
        long unused = changed.awaitNanos(slice);
        left -= slice - Math.max(0, unused);
        context.checkCancelled();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * A real clip, though a small one, with the prompt and the seed behind it in a box of its own.
   */
  private GeneratedVideo write(GenerationRequest request, Path folder) throws IOException {
    byte[] name = (request.prompt() + " " + request.seed()).getBytes(StandardCharsets.UTF_8);
    byte[] clip = clip(request.seconds(), folder);
    byte[] video = ByteBuffer.allocate(clip.length + 8 + name.length)
        .put(clip)
        .putInt(8 + name.length)
        .put("free".getBytes(StandardCharsets.US_ASCII))
        .put(name)
        .array();
    return new GeneratedVideo(
        Files.write(folder.resolve("video.mp4"), video),
        Files.write(folder.resolve("thumbnail.webp"), webp),
        Files.write(folder.resolve("spritesheet.jpg"), jpeg),
        Files.writeString(folder.resolve("plan.json"), "{}"),
        captions(request.prompt(), folder),
        notes(request),
        Map.of("pretend", step.multipliedBy(steps)));
  }

  private static @Nullable Path captions(String prompt, Path folder) throws IOException {
    if (!prompt.contains("says")) return null;
    var text = "WEBVTT\n\n00:00:00.500 --> 00:00:01.000\n" + prompt + "\n";
    return Files.writeString(folder.resolve("captions.vtt"), text);
  }

  private static byte[] clip(int seconds, Path folder) throws IOException {
    byte[] known = clips.get(seconds);
    if (known != null) return known;
    Path file = folder.resolve("clip.mp4");
    var format = Mp4Format.of(WIDTH, HEIGHT, FrameRate.of(RATE), 1);
    try (var writer = new Mp4Writer(file, format)) {
      for (int i = 0; i < seconds * RATE; i++) writer.video(new byte[WIDTH * HEIGHT * 3]);
      writer.finish();
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    clips.put(seconds, bytes);
    return bytes;
  }

  /** What it was given, as far as it can be read, so that a test can see that it arrived. */
  private static List<String> notes(GenerationRequest request) throws IOException {
    List<String> notes = new ArrayList<>(List.of("nothing was rendered"));
    if (request.inputReference() != null) {
      var picture = Images.read(request.inputReference());
      notes.add("reference " + picture.width() + "x" + picture.height());
    }
    var source = request.source();
    if (source != null) {
      notes.add(source.use().name().toLowerCase(Locale.ROOT) + " of " + seconds(source.file()));
    }
    for (var character : request.characters()) {
      notes.add("character " + character.name() + " of " + seconds(character.file()));
    }
    return notes;
  }

  private static String seconds(Path file) throws IOException {
    return Math.round(Mp4Probe.probe(file).seconds()) + " seconds";
  }

  @Override
  public void close() {
    letGo();
  }
}
