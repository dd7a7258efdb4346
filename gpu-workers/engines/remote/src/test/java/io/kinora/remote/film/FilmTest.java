package io.kinora.remote.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.GreyFrames;
import io.kinora.media.Mp4Probe;
import io.kinora.media.SoundReader;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.SourceVideo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {
  private static final ClipLimits TWO_SECONDS = new ClipLimits(2, true, false, false, true);
  /** How much brighter a frame is than the one before it, 0 to 1, with room for compression. */
  private static final double STEP = 1 / 255.0;

  @TempDir
  Path folder;

  private final Painter painter = new Painter(TWO_SECONDS);

  @Test
  void aLongVideoIsAChainWithoutAVisibleJoin() throws Exception {
    var context = new TestContext(folder);
    var video = Film.make(painter, request("a ramp", 6), context);

    assertThat(painter.made).extracting(GenerationRequest::seconds).containsExactly(2, 2, 2);
    assertThat(painter.made.get(0).inputReference()).isNull();
    assertThat(painter.made.get(1).inputReference()).isNotNull();
    assertThat(Mp4Probe.probe(video.video()).seconds()).isCloseTo(6, within(0.001));
    var frames = GreyFrames.read(video.video(), 1000);
    assertThat(frames).hasSize(6 * Painter.FPS);
    for (var i = 1; i < frames.size(); i++) {
      assertThat(GreyFrames.mean(frames.get(i)) - GreyFrames.mean(frames.get(i - 1)))
          .as("step into frame %d", i)
          .isCloseTo(STEP, within(0.008));
    }
    assertThat(video.notes()).noneMatch(note -> note.contains("jump"));
    assertThat(video.stages()).containsEntry("paint", Duration.ofMillis(30));
    assertThat(context.told()).isSorted().last().isEqualTo(1.0);
  }

  @Test
  void theSoundGoesOnThroughTheJoins() throws Exception {
    var video = make(request("a ramp", 4));

    var sound = SoundReader.read(video.video())[0];
    for (var i = 2000; i < sound.length - 2000; i++) {
      assertThat(sound[i]).as("sample %d", i).isBetween(0.2f, 0.4f);
    }
  }

  @Test
  void aLostSegmentIsMadeAgainAndNotTheWhole() throws Exception {
    painter.fails = 3;
    assertThatThrownBy(() -> make(request("a ramp", 6))).hasMessage("power cut");
    assertThat(painter.made).hasSize(3);

    var video = make(request("a ramp", 6));

    assertThat(painter.made).as("the third alone is made again").hasSize(4);
    assertThat(painter.made.get(3).seed()).isEqualTo(painter.made.get(2).seed());
    assertThat(Mp4Probe.probe(video.video()).seconds()).isCloseTo(6, within(0.001));
  }

  @Test
  void anotherMachineMakesOnlyWhatIsMissing() throws Exception {
    painter.fails = 3;
    assertThatThrownBy(() -> Film.make(painter, request("a ramp", 6), machine("first")))
        .hasMessage("power cut");
    assertThat(shared).as("two clips and their descriptions").hasSize(4);

    var video = Film.make(painter, request("a ramp", 6), machine("second"));

    assertThat(painter.made).as("the third alone is made again").hasSize(4);
    assertThat(Mp4Probe.probe(video.video()).seconds()).isCloseTo(6, within(0.001));
    assertThat(shared).as("the last needs no place").hasSize(4);
  }

  @Test
  void aDamagedClipIsTakenBackFromOtherMachinesToo() throws Exception {
    painter.damaged = 1;
    assertThatThrownBy(() -> Film.make(painter, request("a ramp", 4), machine("first")))
        .isInstanceOf(EngineException.class);

    assertThat(shared).isEmpty();
  }

  @Test
  void segmentsOfAnotherRequestAreNotTaken() throws Exception {
    make(request("a ramp", 2));
    make(request("another ramp", 2));

    assertThat(painter.made).hasSize(2);
  }

  @Test
  void aDamagedClipIsNotKept() throws Exception {
    painter.damaged = 1;
    assertThatThrownBy(() -> make(request("a ramp", 2)))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INFRA));

    assertThat(make(request("a ramp", 2)).video()).isNotEmptyFile();
    assertThat(painter.made).hasSize(2);
  }

  @Test
  void eachShotIsMadeFromItsOwnPart() throws Exception {
    var video = make(request("""
        Black and white.
        Shot 1 (1s): a door opens
        Shot 2 (3s): a man walks in
        """, 4));

    assertThat(painter.made)
        .extracting(GenerationRequest::prompt)
        .containsExactly(
            "Black and white.\na door opens",
            "Black and white.\na man walks in",
            "Black and white.\na man walks in");
    assertThat(painter.made).extracting(GenerationRequest::seconds).containsExactly(1, 2, 1);
    assertThat(painter.made.get(1).inputReference()).as("a cut starts afresh").isNull();
    assertThat(painter.made.get(2).inputReference()).as("a long shot goes on").isNotNull();
    assertThat(Mp4Probe.probe(video.video()).seconds()).isCloseTo(4, within(0.001));
  }

  @Test
  void aJoinThatJumpsIsTriedOnceMoreAndThenSaid() throws Exception {
    painter.jumps = true;

    var video = make(request("a ramp", 4));

    assertThat(painter.made).as("two segments and one more try").hasSize(3);
    assertThat(video.notes())
        .contains("The picture jumps at second 2, where two clips are joined.");
  }

  @Test
  void anExtensionGoesOnFromTheLastPicture() throws Exception {
    var source = make(request("a ramp", 2)).video();
    var kept = Files.copy(source, folder.resolve("source.mp4"));
    var last = GreyFrames.read(kept, 1000);

    var video = make(extension(new SourceVideo(SourceVideo.Use.EXTEND, kept, "a", 1L, null)));

    var first = GreyFrames.read(video.video(), 1).get(0);
    assertThat(GreyFrames.mean(first))
        .isCloseTo(GreyFrames.mean(last.get(last.size() - 1)) + STEP, within(0.01));
    assertThat(Objects.requireNonNull(painter.made.get(1)).source()).isNull();
  }

  @Test
  void aModelThatTakesNoPictureIsNotChained() {
    var deaf = new Painter(new ClipLimits(2, false, false, false, true));

    assertThatThrownBy(() -> Film.make(deaf, request("a", 4), new TestContext(folder)))
        .isInstanceOfSatisfying(
            EngineException.class, e -> assertThat(e.kind()).isEqualTo(Kind.USER))
        .hasMessageContaining("2 seconds at most");
  }

  private final Map<String, byte[]> shared = new ConcurrentHashMap<>();

  /** A machine of its own, with the server that all have. */
  private TestContext machine(String name) throws Exception {
    return new TestContext(Files.createDirectory(folder.resolve(name)), shared);
  }

  private int attempts;

  /** Each attempt has a work folder of its own; what is kept is common to all. */
  private GeneratedVideo make(GenerationRequest request) throws Exception {
    var work = Files.createDirectories(folder.resolve("attempt-" + ++attempts));
    return Film.make(painter, request, new TestContext(work, folder));
  }

  private static GenerationRequest request(String prompt, int seconds) {
    return request(prompt, seconds, null);
  }

  private static GenerationRequest extension(SourceVideo source) {
    return request("more of it", 1, source);
  }

  private static GenerationRequest request(
      String prompt, int seconds, @Nullable SourceVideo source) {
    return new GenerationRequest("toy", prompt, null, 96, 64, seconds, 1, null, source, Map.of());
  }
}
