package io.kinora.worker.takes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.FrameRate;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakesTest {
  @TempDir
  Path folder;

  private final Stripes engine = new Stripes();
  private final List<Double> told = new ArrayList<>();

  @Test
  void theBestOfSeveralTakesIsKeptWithItsSeed() throws Exception {
    engine.sharpSeed = 5 + 7_919;

    var best = best(Scorer.LOOKS, 3);

    assertThat(engine.seeds).containsExactly(5L, 5L + 7_919, 5L + 2 * 7_919);
    assertThat(best.seed()).isEqualTo(engine.sharpSeed);
    assertThat(best.video().video()).hasParent(folder.resolve("take-1"));
    assertThat(best.video().notes())
        .contains("made with " + engine.sharpSeed)
        .anyMatch(note -> note.startsWith("Best of 3: take 2 was kept"));
    assertThat(best.video().stages())
        .containsEntry("paint", Duration.ofMillis(30))
        .containsKey("score");
    assertThat(told).as("of all takes").isSorted().last().isEqualTo(1.0);
    assertThat(told.get(told.size() - 2)).as("before the choice").isCloseTo(0.95, within(1e-9));
  }

  @Test
  void oneTakeIsLeftAsItsEngineMadeIt() throws Exception {
    var best = best((clip, prompt) -> Double.NaN, 1);

    assertThat(engine.seeds).containsExactly(5L);
    assertThat(best.seed()).isEqualTo(5);
    assertThat(best.video().notes()).containsExactly("made with 5");
    assertThat(best.video().video()).hasParent(folder);
  }

  @Test
  void takesKeepNothingForEachOther() throws Exception {
    best(Scorer.LOOKS, 2);

    assertThat(engine.kept)
        .containsExactly(folder.resolve("kept/take-0"), folder.resolve("kept/take-1"))
        .allSatisfy(kept -> assertThat(kept).isDirectory());
  }

  @Test
  void aProgramOfTheOperatorsCanJudge() throws Exception {
    var script = "read -r line; case \"$line\" in *take-2*ramp*) echo 9;; *) echo 1;; esac";

    var best = best(Scorer.command(List.of("sh", "-c", script), Duration.ofSeconds(60)), 3);

    assertThat(best.video().notes())
        .contains("Best of 3: take 3 was kept; scores 1.00, 1.00, 9.00.");
  }

  @Test
  void aJudgeThatFailsIsSaidAndTheFirstTakeIsKept() throws Exception {
    var judge = Scorer.command(List.of("sh", "-c", "echo nonsense"), Duration.ofSeconds(60));

    var best = best(judge, 2);

    assertThat(best.seed()).isEqualTo(5);
    assertThat(best.video().notes())
        .contains(
            "Take 1 could not be judged: the scorer printed no number.",
            "Best of 2: take 1 was kept; scores none, none.");
  }

  @Test
  void aTakeThatCannotBeMadeIsNotLeftOut() {
    engine.failsAt = 2;

    assertThatThrownBy(() -> best(Scorer.LOOKS, 3)).hasMessage("power cut");
    assertThat(engine.seeds).hasSize(2);
  }

  private Take best(Scorer scorer, int takes) throws EngineException, InterruptedException {
    var request = new GenerationRequest("toy", "a ramp", null, 96, 64, 1, 5, null, null, Map.of());
    return Takes.best(engine, scorer, request, takes, new Whole());
  }

  /** The context of the whole video. */
  private final class Whole implements GenerationContext {
    @Override
    public Path workFolder() {
      return folder;
    }

    @Override
    public Path keepFolder() {
      return folder.resolve("kept");
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public void progress(double fraction) {
      told.add(fraction);
    }

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  /** Paints grey frames, but sharp stripes with one seed. */
  private static final class Stripes implements VideoEngine {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 64;

    private final List<Long> seeds = new ArrayList<>();
    private final List<Path> kept = new ArrayList<>();
    private long sharpSeed = -1;
    private int failsAt;

    @Override
    public List<EngineModel> models() {
      return List.of(new EngineModel("toy", 0, true));
    }

    @Override
    public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
        throws EngineException {
      seeds.add(request.seed());
      kept.add(context.keepFolder());
      if (seeds.size() == failsAt) {
        throw new EngineException(EngineException.Kind.INFRA, "power cut");
      }
      context.progress(0.5);
      var file = context.workFolder().resolve("video.mp4");
      try {
        paint(file, request.seed() == sharpSeed);
      } catch (IOException e) {
        throw new EngineException(EngineException.Kind.INFRA, "disk full", e);
      }
      context.progress(1);
      return new GeneratedVideo(
          file,
          file,
          file,
          null,
          List.of("made with " + request.seed()),
          Map.of("paint", Duration.ofMillis(10)));
    }

    private static void paint(Path file, boolean sharp) throws IOException {
      var format = Mp4Format.of(WIDTH, HEIGHT, FrameRate.of(4), 1);
      try (var writer = new Mp4Writer(file, format)) {
        for (var frame = 0; frame < 4; frame++) {
          var rgb = new byte[WIDTH * HEIGHT * 3];
          for (var i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (sharp && (i / 3 / 8 + frame) % 2 == 0 ? 200 : 100);
          }
          writer.video(rgb);
        }
        writer.finish();
      }
    }

    @Override
    public void close() {}
  }
}
