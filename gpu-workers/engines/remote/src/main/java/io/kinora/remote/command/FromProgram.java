package io.kinora.remote.command;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line from the program to the worker. Fields that a message does not know are ignored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FromProgram.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = FromProgram.Models.class, name = "models"),
  @JsonSubTypes.Type(value = FromProgram.Progress.class, name = "progress"),
  @JsonSubTypes.Type(value = FromProgram.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = FromProgram.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = FromProgram.Cancelled.class, name = "cancelled")
})
sealed interface FromProgram {
  /** The first line: the protocol's version, 1, and what can be run. */
  record Hello(int protocol, @Nullable List<Model> models) implements FromProgram {}

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

  /** One model; see {@link io.kinora.worker.engine.EngineModel}. */
  record Model(String id, long vramBytes, boolean warm) {}
}
