package io.kinora.examples.cluster;

import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/**
 * An engine that renders nothing: it takes the time that the prompt asks for ({@code ms=200}),
 * writes files that are no video, and notes every start and end in a journal. A prompt with the
 * word {@code poison} ends the whole process. It exists to measure and to hurt everything but
 * engines, and is on no class path but that of the benchmarks.
 */
final class PacedEngine implements VideoEngine {

  private static final Pattern MILLIS = Pattern.compile("\\bms=(\\d{1,6})\\b");
  private static final int SLICES = 4;

  /** A one-pixel lossless picture. */
  private static final byte[] WEBP = HexFormat.of()
      .parseHex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");

  private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffd9");

  private final Journal journal;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition never = lock.newCondition();

  PacedEngine(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

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
    var token = request.prompt().split(" ", 2)[0];
    try {
      journal.note("start", token, clock.instant());
      if (request.prompt().contains(" poison")) Runtime.getRuntime().halt(137);
      work(pace(request.prompt()), context);
      var video = write(request, context.workFolder());
      journal.note("end", token, clock.instant());
      return video;
    } catch (IOException e) {
      throw new EngineException(EngineException.Kind.INFRA, "cannot write", e);
    }
  }

  private static Duration pace(String prompt) {
    var millis = MILLIS.matcher(prompt);
    return Duration.ofMillis(millis.find() ? Long.parseLong(millis.group(1)) : 0);
  }

  private void work(Duration pace, GenerationContext context) throws InterruptedException {
    for (var slice = 1; slice <= SLICES; slice++) {
      context.checkCancelled();
      rest(pace.toNanos() / SLICES);
      context.progress((double) slice / SLICES);
    }
  }

  private void rest(long nanos) throws InterruptedException {
    lock.lock();
    try {
      for (var left = nanos; left > 0; ) left = never.awaitNanos(left);
    } finally {
      lock.unlock();
    }
  }

  private static GeneratedVideo write(GenerationRequest request, Path folder) throws IOException {
    var text = request.prompt().getBytes(StandardCharsets.UTF_8);
    var video = ByteBuffer.allocate(24 + text.length)
        .putInt(16)
        .put("ftypmp42".getBytes(StandardCharsets.US_ASCII))
        .putInt(0)
        .putInt(8 + text.length)
        .put("mdat".getBytes(StandardCharsets.US_ASCII))
        .put(text)
        .array();
    return new GeneratedVideo(
        Files.write(folder.resolve("video.mp4"), video),
        Files.write(folder.resolve("thumbnail.webp"), WEBP),
        Files.write(folder.resolve("spritesheet.jpg"), JPEG),
        null,
        List.of("nothing was rendered"),
        Map.of());
  }

  @Override
  public void close() {
    journal.close();
  }
}
