package io.kinora.media.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.media.FrameMark;
import io.kinora.media.FrameRate;
import io.kinora.media.MarkedClips;
import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Watermark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkReaderTest {
  private static final Watermark WATERMARK = new Watermark(42);
  private static final ClipIntake.Limits LIMITS = new ClipIntake.Limits(120, 1920 * 1080);
  private static final Mp4Format FORMAT = Mp4Format.of(320, 180, FrameRate.of(30), 1);

  @TempDir
  private Path folder;

  private Path film(String name, FrameMark mark) throws MediaException {
    return MarkedClips.write(folder.resolve(name), FORMAT, 90, mark);
  }

  private static FrameMark mark(int payload) {
    return WATERMARK.embedder(payload, 320, 180, 2);
  }

  private OptionalInt read(Path file, Watermark watermark) throws Exception {
    var scratch = folder.resolve("scratch");
    try {
      return MarkReader.read(file, scratch, watermark, LIMITS);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  @Test
  void markIsReadFromTheFileAndAfterItWasEncodedAnewAndSmaller() throws Exception {
    var marked = film("marked.mp4", mark(-5));
    var smaller = folder.resolve("smaller.mp4");
    var again = Confined.ffmpeg(List.of(
        "-v",
        "error",
        "-i",
        "file:" + marked,
        "-vf",
        "scale=240:136",
        "-c:v",
        "libopenh264",
        "-b:v",
        "300k",
        "-an",
        "file:" + smaller));

    assertThat(again.succeeded()).isTrue();
    assertThat(read(marked, WATERMARK)).hasValue(-5);
    assertThat(read(smaller, WATERMARK)).hasValue(-5);
    assertThat(read(marked, new Watermark(43))).isEmpty();
  }

  @Test
  void unmarkedFilmHasNone() throws Exception {
    assertThat(read(film("plain.mp4", FrameMark.NONE), WATERMARK)).isEmpty();
  }

  @Test
  void partsWithMarksOfTheirOwnTellTheLast() throws Exception {
    var first = mark(1);
    var second = mark(2);
    var joined = film("joined.mp4", (rgb, frame) -> {
      if (frame < 45) first.mark(rgb, frame);
      else second.mark(rgb, frame - 45);
    });

    assertThat(read(joined, WATERMARK)).hasValue(2);
  }

  @Test
  void whatIsNoVideoIsRefused() throws Exception {
    var text = Files.writeString(folder.resolve("a.mp4"), "no video");

    assertThatThrownBy(() -> read(text, WATERMARK)).isInstanceOf(RefusedException.class);
  }
}
