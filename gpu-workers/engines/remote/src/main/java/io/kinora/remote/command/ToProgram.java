package io.kinora.remote.command;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line from the worker to the program. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ToProgram {
  /** Make this. Paths are absolute; {@code traceparent} is the W3C trace context. */
  @com.fasterxml.jackson.annotation.JsonTypeName("generate")
  record Generate(
      String job,
      String model,
      String prompt,
      @Nullable String negativePrompt,
      int width,
      int height,
      int seconds,
      long seed,
      String workFolder,
      @Nullable String inputReference,
      @Nullable Source source,
      List<Character> characters,
      Map<String, String> options,
      @Nullable String traceparent)
      implements ToProgram {}

  /** Someone who looks the same in every video; {@code file} is a clip that shows them. */
  record Character(String id, String name, String file) {}

  /** What the video starts from; {@code use} is edit or extend. */
  record Source(
      String use,
      String file,
      @Nullable String prompt,
      @Nullable Long seed) {}

  /** Unload what earlier jobs loaded, the models aside; answered with reset. */
  @com.fasterxml.jackson.annotation.JsonTypeName("reset")
  record Reset() implements ToProgram {}

  /** Stop working on this; answered with cancelled, or with completed where it was too late. */
  @com.fasterxml.jackson.annotation.JsonTypeName("cancel")
  record Cancel(String job) implements ToProgram {}
}
