package io.kinora.remote.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.kinora.protocol.ModelFit;
import io.kinora.remote.film.ClipLimits;
import io.kinora.worker.engine.EngineModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line from the program to the worker. Fields that a message does not know are ignored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FromProgram.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = FromProgram.Models.class, name = "models"),
  @JsonSubTypes.Type(value = FromProgram.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = FromProgram.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = FromProgram.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = FromProgram.Cancelled.class, name = "cancelled"),
  @JsonSubTypes.Type(value = FromProgram.Reset.class, name = "reset")
})
sealed interface FromProgram {
  /**
   * The first line: the protocol's version, 1, what can be run, and whether anything that one job
   * loads, such as an adapter, stays for the next one unless the program is told to {@code reset}.
   */
  record Hello(int protocol, @Nullable List<Model> models, boolean keepsAdapters)
      implements FromProgram {}

  /** What can be run has changed; an empty list takes the engine out of service. */
  record Models(@Nullable List<Model> models) implements FromProgram {}

  /** {@code fraction} runs from 0 to 1. */
  record Progress(String job, double fraction) implements FromProgram {}

  /**
   * {@code video} is a file inside the work folder, in any format that FFmpeg reads; {@code stages}
   * are seconds.
   */
  record Completed(
      String job,
      String video,
      @Nullable List<String> notes,
      @Nullable Map<String, Double> stages) implements FromProgram {}

  /** {@code kind} is user, infra, oom or timeout. */
  record Failed(String job, @Nullable String kind, @Nullable String message)
      implements FromProgram {}

  /** The job was stopped as asked. */
  record Cancelled(String job) implements FromProgram {}

  /** What earlier jobs loaded is gone. */
  record Reset() implements FromProgram {}

  /**
   * One model; see {@link io.kinora.worker.engine.EngineModel}.
   *
   * @param maxSeconds the longest clip at once; longer ones are chained, and shots divided; left
   *     out, the program gets every request whole
   * @param takes what it starts from: {@code image}, {@code edit} and {@code extend}; left out, all
   * @param fps its frame rate, for the reckoning of memory
   * @param vram device memory by size and frames
   */
  record Model(
      String id,
      long vramBytes,
      boolean warm,
      int maxSeconds,
      @Nullable Set<String> takes,
      int fps,
      @Nullable Memory vram) {
    ClipLimits limits() {
      return new ClipLimits(
          Math.max(0, maxSeconds), takes("image"), takes("edit"), takes("extend"), maxSeconds > 0);
    }

    private boolean takes(String what) {
      return takes == null || takes.contains(what);
    }

    EngineModel offered() {
      var longest = takes("image") ? 0 : Math.max(0, maxSeconds);
      var need = vram == null
          ? null
          : new ModelFit.Vram(Math.max(0, vram.baseBytes()), Math.max(0, vram.bytesPerPixel()));
      var fit = new ModelFit(longest, 0, Math.max(0, maxSeconds), Math.max(0, fps), need);
      return new EngineModel(id, Math.max(0, vramBytes), warm, fit);
    }
  }

  /** See {@link ModelFit.Vram}. */
  record Memory(long baseBytes, double bytesPerPixel) {}
}
