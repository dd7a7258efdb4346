package io.kinora.remote.film;

import io.kinora.media.FrameRate;
import io.kinora.media.Images;
import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineException.Kind;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model that paints grey and grows brighter by one step a frame, 16 frames a second. From a
 * picture it goes on with that picture's grey, repeated as its first frame, as real ones do.
 */
final class Painter implements ClipMaker {
  static final int FPS = 16;
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int FIRST_GREY = 60;

  final List<GenerationRequest> made = new ArrayList<>();
  private final ClipLimits limits;
  /** The clip, counted from 1 over all attempts, that fails; 0 for none. */
  int fails;
  /** The clip that comes out damaged. */
  int damaged;
  /** Whether it starts from white whatever picture it is given. */
  boolean jumps;

  Painter(ClipLimits limits) {
    this.limits = limits;
  }

  @Override
  public ClipLimits limits(String model) {
    return limits;
  }

  @Override
  public Clip make(GenerationRequest request, GenerationContext context) throws EngineException {
    made.add(request);
    if (made.size() == fails) throw new EngineException(Kind.INFRA, "power cut");
    var file = context.workFolder().resolve("painted.mp4");
    try {
      if (made.size() == damaged) Files.writeString(file, "no video");
      else paint(request, file);
    } catch (IOException e) {
      throw new EngineException(Kind.INFRA, "cannot paint", e);
    }
    context.progress(1);
    return new Clip(file, List.of(), Map.of("paint", Duration.ofMillis(10)));
  }

  private void paint(GenerationRequest request, Path file) throws IOException {
    var grey = jumps && request.inputReference() != null ? 250 : start(request);
    var format = Mp4Format.of(WIDTH, HEIGHT, FrameRate.of(FPS), 1);
    try (var writer = new Mp4Writer(file, format)) {
      var samples = new float[Mp4Format.SAMPLE_RATE * (FPS * request.seconds() + 1) / FPS];
      Arrays.fill(samples, 0.25f);
      writer.audio(samples, samples);
      for (var frame = 0; frame <= FPS * request.seconds(); frame++) {
        writer.video(picture(Math.min(255, grey + frame)));
      }
      writer.finish();
    }
  }

  private static int start(GenerationRequest request) throws MediaException {
    if (request.inputReference() == null) return FIRST_GREY;
    return Images.read(request.inputReference()).channel(WIDTH / 2, HEIGHT / 2, 0);
  }

  private static byte[] picture(int grey) {
    var rgb = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(rgb, (byte) grey);
    return rgb;
  }
}
