package io.kinora.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.media.Images;
import io.kinora.media.MediaInfo;
import io.kinora.media.Mp4Probe;
import io.kinora.media.RgbImage;
import io.kinora.media.VideoReader;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import io.kinora.worker.engine.VideoEngine;
import io.kinora.worker.engine.VideoEngineFactory;
import io.kinora.world.plan.ShotPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldEngineTest {
  private static final VideoEngine ENGINE = new WorldEngineFactory().create(Map.of());

  @TempDir
  private Path folder;

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  /** A job in a folder of its own that notes its progress and may be cancelled at a point of it. */
  private static final class Job implements GenerationContext {
    private final Path folder;
    private final int threads;
    private final double cancelAt;
    private final List<Double> progress = new ArrayList<>();
    private volatile boolean cancelled;

    Job(Path folder, int threads, double cancelAt) {
      this.folder = folder;
      this.threads = threads;
      this.cancelAt = cancelAt;
    }

    @Override
    public Path workFolder() {
      return folder;
    }

    @Override
    public int threads() {
      return threads;
    }

    @Override
    public synchronized void progress(double fraction) {
      progress.add(fraction);
      if (fraction >= cancelAt) cancelled = true;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  private static GenerationRequest request(
      String model, String prompt, int width, int height, int seconds) {
    return new GenerationRequest(
        model, prompt, null, width, height, seconds, 11, null, null, Map.of());
  }

  private GeneratedVideo make(String name, GenerationRequest request, int threads)
      throws Exception {
    var work = Files.createDirectory(folder.resolve(name));
    return ENGINE.generate(request, new Job(work, threads, 2));
  }

  @Test
  void isFoundByItsName() {
    var names =
        ServiceLoader.load(VideoEngineFactory.class).stream().map(p -> p.get().name());

    assertThat(names).contains("world");
    assertThat(ENGINE.models())
        .extracting(m -> m.id())
        .containsExactly("world-draft", "world-fast", "world-quality");
  }

  @Test
  void makesEveryFileOfExactlyTheAskedSizeAndLength() throws Exception {
    var job = new Job(folder, 2, 2);

    var made = ENGINE.generate(request("world-draft", "A red ball is dropped.", 96, 160, 1), job);

    var info = Mp4Probe.probe(made.video());
    assertThat(info.seconds()).isEqualTo(1.0);
    assertThat(info.video()).satisfies(v -> {
      assertThat(v.width()).isEqualTo(96);
      assertThat(v.height()).isEqualTo(160);
      assertThat(v.frames()).isEqualTo(30);
    });
    assertThat(info.audio()).extracting(MediaInfo.Audio::seconds).isEqualTo(1.0);
    assertThat(Images.read(made.thumbnail()).width()).isEqualTo(96);
    assertThat(Images.read(made.spritesheet()).width()).isPositive();
    assertThat(ShotPlan.fromJson(Files.readString(made.plan())).frames()).isEqualTo(30);
    assertThat(made.stages()).containsKeys("plan", "physics", "sound", "render", "encode");
    assertThat(job.progress).isSorted().last().isEqualTo(1.0);
  }

  @Test
  void threadsDoNotChangeThePicture() throws Exception {
    var request = request("world-draft", "A wooden crate falls into the pool.", 160, 90, 1);

    var one = make("one", request, 1);
    var two = make("two", request, 2);

    assertThat(Files.mismatch(one.video(), two.video())).isEqualTo(-1);
  }

  @Test
  void extensionShowsTheAddedPartAlone() throws Exception {
    var first = make("first", request("world-draft", "A red ball is dropped.", 96, 54, 1), 2);
    var source = new SourceVideo(
        SourceVideo.Use.EXTEND, first.video(), "A red ball is dropped.", 11L, first.plan());
    var request = new GenerationRequest(
        "world-draft", "The ball rolls away.", null, 96, 54, 2, 5, null, source, Map.of());

    var second = make("second", request, 2);

    var plan = ShotPlan.fromJson(Files.readString(Objects.requireNonNull(second.plan())));
    assertThat(Mp4Probe.probe(second.video()).seconds()).isEqualTo(2.0);
    assertThat(plan.frames()).isEqualTo(90);
    assertThat(plan.seed()).isEqualTo(11);
    assertThat(plan.world().entities()).hasSize(1);
    assertThat(second.captions()).isNull();
  }

  @Test
  void extensionBeginsWhereItsSourceEnds() throws Exception {
    var prompt = "A red ball is dropped in a park.";
    var first = make("first", request("world-draft", prompt, 160, 90, 2), 2);
    var source = new SourceVideo(SourceVideo.Use.EXTEND, first.video(), prompt, 11L, first.plan());
    var request = new GenerationRequest(
        "world-draft", "The ball rolls away.", null, 160, 90, 2, 5, null, source, Map.of());

    var second = make("second", request, 2);

    var before = frames(first.video());
    var after = frames(second.video());
    var seam = difference(before.get(before.size() - 1), after.get(0));
    var usual = difference(before.get(before.size() - 2), before.get(before.size() - 1));
    assertThat(seam).isLessThan(2 * usual + 2);
    assertThat(difference(before.get(0), after.get(0))).as("a cut").isGreaterThan(2 * seam);
  }

  @Test
  void videoBeginsWithItsReferenceAndKeepsItsColours() throws Exception {
    var rgb = new byte[160 * 90 * 3];
    for (var i = 0; i < rgb.length; i += 3) rgb[i] = (byte) (150 + i / 3 % 160 / 2);
    var picture = new RgbImage(160, 90, rgb);
    var file = folder.resolve("red.png");
    Images.writePng(file, picture);
    var plain = request("world-draft", "A ball is dropped.", 160, 90, 1);
    var given = new GenerationRequest(
        plain.model(), plain.prompt(), null, 160, 90, 1, 11, file, null, Map.of());

    var without = frames(make("without", plain, 2).video());
    var with = frames(make("with", given, 2).video());

    assertThat(difference(picture, with.get(0))).isLessThan(4);
    assertThat(difference(picture, without.get(0))).isGreaterThan(40);
    assertThat(redness(with.get(29))).isGreaterThan(redness(without.get(29)) + 40);
    assertThat(difference(picture, with.get(29))).as("the world is seen").isGreaterThan(20);
    for (var f = 1; f < with.size(); f++) {
      assertThat(difference(with.get(f - 1), with.get(f))).as("frame " + f).isLessThan(12);
    }
  }

  /** How much more red than blue there is, in levels of 255. */
  private static double redness(RgbImage image) {
    var sum = 0L;
    for (var i = 0; i < image.rgb().length; i += 3) {
      sum += (image.rgb()[i] & 0xff) - (image.rgb()[i + 2] & 0xff);
    }
    return sum / (image.rgb().length / 3.0);
  }

  private static List<RgbImage> frames(Path video) throws Exception {
    var frames = new ArrayList<RgbImage>();
    try (var reader = new VideoReader(video)) {
      for (var image = reader.next(); image != null; image = reader.next()) frames.add(image);
    }
    return frames;
  }

  /** Mean difference of two pictures, in levels of 255. */
  private static double difference(RgbImage a, RgbImage b) {
    var sum = 0L;
    for (var i = 0; i < a.rgb().length; i++) {
      sum += Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff));
    }
    return sum / (double) a.rgb().length;
  }

  @Test
  void captionsOfAnExtensionCountFromItsBeginning() throws Exception {
    var prompt = "A man says \"Good morning.\"";
    var first = make("first", request("world-draft", prompt, 96, 54, 2), 2);
    var source = new SourceVideo(SourceVideo.Use.EXTEND, first.video(), prompt, 11L, first.plan());
    var request = new GenerationRequest(
        "world-draft", "The man says \"Hello.\"", null, 96, 54, 2, 5, null, source, Map.of());

    var second = make("second", request, 2);

    assertThat(Files.readString(Objects.requireNonNull(first.captions())))
        .contains("00:00:00.400 --> 00:00:0", "Good morning.");
    assertThat(Files.readString(Objects.requireNonNull(second.captions())))
        .contains("00:00:00.400 --> 00:00:0", "Hello.")
        .doesNotContain("morning");
  }

  @Test
  void anyPromptGivesAVideo() throws Exception {
    var made = make("odd", request("world-draft", "zxqv blorf, ¿por qué no?", 160, 90, 1), 2);

    assertThat(made.notes()).isNotEmpty();
    try (var reader = new VideoReader(made.video())) {
      assertThat(reader.next()).isNotNull();
    }
  }

  @Test
  void stopsSoonAfterItIsCancelled() {
    var job = new Job(folder, 1, 0.1);

    assertThatThrownBy(
            () -> ENGINE.generate(request("world-draft", "A ball rolls.", 640, 360, 20), job))
        .isInstanceOf(InterruptedException.class);

    assertThat(job.progress.get(job.progress.size() - 1)).isLessThan(0.5);
  }

  @Test
  void saysWhoseFaultItIs() {
    var job = new Job(folder, 1, 2);

    assertThatThrownBy(() -> ENGINE.generate(request("sora", "A ball.", 160, 90, 1), job))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.USER));
    assertThatThrownBy(() -> ENGINE.generate(
            request("world-draft", "A ball.", 160, 90, 1),
            new Job(folder.resolve("missing"), 1, 2)))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.INFRA));
  }
}
