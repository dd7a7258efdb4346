package io.kinora.examples.card;

import io.kinora.media.FrameRate;
import io.kinora.media.Images;
import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import io.kinora.media.RgbImage;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Films colour bars that the prompt and the seed choose, under the names of the world engine's
 * models. Takes a quarter of the time that the clip lasts, so that a test can catch it at work.
 * Thread-safe.
 */
final class TestCardEngine implements VideoEngine {

  private static final FrameRate RATE = FrameRate.of(5);
  private static final int BARS = 8;
  private static final Duration PACE = Duration.ofMillis(50);

  private final CountDownLatch closed = new CountDownLatch(1);

  @Override
  public List<EngineModel> models() {
    return List.of(
        new EngineModel("world-draft", 0, true),
        new EngineModel("world-fast", 0, true),
        new EngineModel("world-quality", 0, true));
  }

  @Override
  public GeneratedVideo generate(GenerationRequest request, GenerationContext context)
      throws EngineException, InterruptedException {
    var folder = context.workFolder();
    var card = card(request);
    try {
      film(card, request.seconds(), folder.resolve("video.mp4"), context);
      Images.writeWebp(folder.resolve("thumbnail.webp"), card);
      Images.writeJpeg(folder.resolve("spritesheet.jpg"), card);
    } catch (MediaException e) {
      throw new EngineException(EngineException.Kind.INFRA, "the card cannot be written", e);
    }
    return new GeneratedVideo(
        folder.resolve("video.mp4"),
        folder.resolve("thumbnail.webp"),
        folder.resolve("spritesheet.jpg"),
        null,
        List.of("a test card was filmed"),
        Map.of("film", PACE.multipliedBy(frames(request.seconds()))));
  }

  private void film(RgbImage card, int seconds, Path file, GenerationContext context)
      throws MediaException, InterruptedException {
    var format = Mp4Format.of(card.width(), card.height(), RATE, context.threads());
    var frames = frames(seconds);
    try (var writer = new Mp4Writer(file, format)) {
      for (var i = 1; i <= frames; i++) {
        writer.video(card.rgb());
        context.progress(i / (double) frames);
        if (closed.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new InterruptedException("the engine is closed");
        }
        context.checkCancelled();
      }
      writer.finish();
    }
  }

  private static int frames(int seconds) {
    return (int) (seconds * RATE.framesPerSecond());
  }

  private static RgbImage card(GenerationRequest request) {
    var bars = new byte[BARS * 3];
    new Random(request.prompt().hashCode() ^ request.seed()).nextBytes(bars);
    var rgb = new byte[request.width() * request.height() * 3];
    for (var at = 0; at < rgb.length; at++) {
      var x = at / 3 % request.width();
      rgb[at] = bars[x * BARS / request.width() * 3 + at % 3];
    }
    return new RgbImage(request.width(), request.height(), rgb);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
