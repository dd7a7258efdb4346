package io.kinora.remote.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.media.Mp4Probe;
import io.kinora.remote.film.TestContext;
import io.kinora.worker.engine.GenerationRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoNormalizerTest {
  private static final int SECONDS = 2;

  @TempDir
  Path folder;

  /** The files are FFmpeg's own test picture and tone, in what the servers are known to send. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vp8-sound-too-long.webm | The model delivered 64x48; the picture was scaled and cut to fit.",
        "mjpeg-sound-too-short.avi | The model delivered 64x48; the picture was scaled and cut to fit."
            + " / The model left 1.0 seconds without sound.",
        "silent-too-short.gif | The model delivered 64x48; the picture was scaled and cut to fit."
            + " / The model made no sound."
            + " / The model delivered 1.5 of 2 seconds; the last frame is held.",
        "mpeg4-odd-rate.mov | The model made no sound.",
        "half-size-too-short.mp4 | The model delivered 64x32; the picture was enlarged."
            + " / The model left 1.0 seconds without sound."
            + " / The model delivered 1.0 of 2 seconds; the last frame is held."
      })
  void whateverComesBackIsWhatWasPromisedAndTheRestIsSaid(String name, String notes)
      throws Exception {
    var request =
        new GenerationRequest("toy", "a ball", null, 128, 64, SECONDS, 1, null, null, Map.of());

    var made = VideoNormalizer.normalize(
        List.of(new Piece(resource(name), SECONDS, 0)),
        request,
        new TestContext(folder).threads(2));

    assertThat(made.notes()).containsExactly(notes.split(" / "));
    var info = Mp4Probe.probe(made.video());
    var picture = Objects.requireNonNull(info.video());
    assertThat(picture.codec()).isEqualTo("h264");
    assertThat(picture.width()).isEqualTo(128);
    assertThat(picture.height()).isEqualTo(64);
    assertThat(Objects.requireNonNull(info.audio()).codec()).isEqualTo("aac");
    // A rate that is no whole number of frames in two seconds ends within its last frame.
    assertThat(info.seconds())
        .isCloseTo(SECONDS, within(1 / picture.frameRate().framesPerSecond()));
    assertThat(made.thumbnail()).isNotEmptyFile();
    assertThat(made.spritesheet()).isNotEmptyFile();
    assertThat(startsFast(made.video())).isTrue();
  }

  /** Whether the index stands before the pictures. */
  private static boolean startsFast(Path file) throws IOException {
    var bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    return bytes.indexOf("moov") < bytes.indexOf("mdat");
  }

  private Path resource(String name) throws IOException {
    try (var stream = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
      var file = folder.resolve("came-" + name);
      Files.copy(stream, file);
      return file;
    }
  }
}
