package io.kinora.remote.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.kinora.protocol.ModelFit;
import io.kinora.remote.film.ClipLimits;
import io.kinora.worker.engine.EngineModel;
import io.kinora.worker.engine.GenerationRequest;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One model of a server and how it wants its requests.
 *
 * @param id our name of it, which the catalogue's {@code engineModel} gives
 * @param remote the server's name of it; the same as {@code id} where left out
 * @param fps its frame rate, 24 where left out
 * @param frameStep frames come in multiples of this, plus {@code frameOffset}; 4 where left out
 * @param frameOffset 1 where left out: 4n+1
 * @param sizeStep width and height are multiples of this, 16 where left out
 * @param minSeconds the shortest clip that it makes; shorter ones are cut from it; 1 where left out
 * @param maxSeconds the longest clip that it makes at once, 20 where left out; longer ones are
 *     chained from its last frames
 * @param vramBytes device memory at its largest size, 0 where unknown
 * @param vram device memory by size and frames, or null where unknown
 * @param image whether it takes a picture to start from; null for what the kind of server can
 * @param video what it does with a video, {@code edit} or {@code extend}; null for what the kind of
 *     server can
 * @param shots whether a prompt of several shots is divided for it, true where left out
 * @param workflow the file of a ComfyUI workflow in its API form; null for other servers
 * @param slots where a ComfyUI workflow takes its values: the name of a value to a JSON pointer
 */
record ServerModel(
    String id,
    String remote,
    int fps,
    int frameStep,
    int frameOffset,
    int sizeStep,
    int minSeconds,
    int maxSeconds,
    long vramBytes,
    ModelFit.@Nullable Vram vram,
    @Nullable Boolean image,
    @Nullable Set<String> video,
    boolean shots,
    @Nullable Path workflow,
    Map<String, String> slots) {
  private static final Set<String> VIDEO_USES = Set.of("edit", "extend");

  ServerModel {
    slots = Map.copyOf(slots);
    if (fps < 1 || fps > 120) throw new IllegalArgumentException("fps must be 1 to 120: " + fps);
    if (frameStep < 1)
      throw new IllegalArgumentException("frameStep must be 1 or more: " + frameStep);
    if (sizeStep < 2 || sizeStep % 2 != 0)
      throw new IllegalArgumentException("sizeStep must be even: " + sizeStep);
    if (minSeconds < 1)
      throw new IllegalArgumentException("minSeconds must be 1 or more: " + minSeconds);
    if (maxSeconds < minSeconds)
      throw new IllegalArgumentException("maxSeconds must be minSeconds or more: " + maxSeconds);
    if (video != null && !VIDEO_USES.containsAll(video))
      throw new IllegalArgumentException("video may hold edit and extend, not " + video);
  }

  @JsonCreator
  static ServerModel read(
      @Nullable String id,
      @Nullable String remote,
      @Nullable Integer fps,
      @Nullable Integer frameStep,
      @Nullable Integer frameOffset,
      @Nullable Integer sizeStep,
      @Nullable Integer minSeconds,
      @Nullable Integer maxSeconds,
      @Nullable Long vramBytes,
      ModelFit.@Nullable Vram vram,
      @Nullable Boolean image,
      @Nullable Set<String> video,
      @Nullable Boolean shots,
      @Nullable Path workflow,
      @Nullable Map<String, String> slots) {
    if (id == null) throw new IllegalArgumentException("an entry of models has no id");
    return new ServerModel(
        id,
        remote == null ? id : remote,
        fps == null ? 24 : fps,
        frameStep == null ? 4 : frameStep,
        frameOffset == null ? 1 : frameOffset,
        sizeStep == null ? 16 : sizeStep,
        minSeconds == null ? 1 : minSeconds,
        maxSeconds == null ? 20 : maxSeconds,
        vramBytes == null ? 0 : vramBytes,
        vram,
        image,
        video,
        shots == null || shots,
        workflow,
        slots == null ? Map.of() : slots);
  }

  /** What the worker tells of it. Without a picture to start from nothing can be chained. */
  EngineModel offered(ClipLimits limits) {
    var longest = limits.image() ? 0 : limits.maxSeconds();
    return new EngineModel(
        id, vramBytes, true, new ModelFit(longest, 0, limits.maxSeconds(), fps, vram));
  }

  /** Device memory without which it cannot run at any size, 0 where unknown. */
  long leastBytes() {
    return vram == null ? 0 : vram.baseBytes();
  }

  /** The fewest frames the model can make that cover a time. */
  int framesFor(int seconds) {
    var wanted = seconds * fps;
    var steps = Math.max(1, ceilDiv(wanted - frameOffset, frameStep));
    return steps * frameStep + frameOffset;
  }

  /** A length in pixels as the model wants it, never shorter. */
  int sideFor(int pixels) {
    return ceilDiv(pixels, sizeStep) * sizeStep;
  }

  Submission submission(GenerationRequest request, @Nullable String traceParent) {
    var source = request.source();
    var seconds = Math.max(minSeconds, request.seconds());
    return new Submission(
        remote,
        request.prompt(),
        request.negativePrompt(),
        sideFor(request.width()),
        sideFor(request.height()),
        framesFor(seconds),
        fps,
        seconds,
        request.seed(),
        request.inputReference(),
        source == null ? null : source.file(),
        request.options(),
        traceParent);
  }

  private static int ceilDiv(int dividend, int divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
