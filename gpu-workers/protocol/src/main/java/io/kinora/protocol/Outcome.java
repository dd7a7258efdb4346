package io.kinora.protocol;

import io.kinora.protocol.Job.Variant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended, told by the worker that ran it.
 *
 * @param artifacts what was uploaded, when completed
 * @param notes what the user should know of the result
 * @param stageSeconds wall-clock seconds of the engine's stages in order
 * @param steps what the worker did when, as far as it came
 * @param seed of the take that was kept, when completed; null from an older worker
 * @param errorKind set exactly when failed
 * @param message why it failed, for the user when the kind is {@link ErrorKind#USER}
 */
public record Outcome(
    Result result,
    Map<Variant, Artifact> artifacts,
    List<String> notes,
    Map<String, Double> stageSeconds,
    List<Step> steps,
    @Nullable Long seed,
    @Nullable ErrorKind errorKind,
    @Nullable String message) {
  public Outcome {
    artifacts = artifacts == null ? Map.of() : Map.copyOf(artifacts);
    notes = notes == null ? List.of() : List.copyOf(notes);
    stageSeconds = stageSeconds == null
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<>(stageSeconds));
    steps = steps == null ? List.of() : List.copyOf(steps);
    if ((result == Result.FAILED) != (errorKind != null)) {
      throw new IllegalArgumentException("an error kind goes with failed alone, not " + result);
    }
    if (result == Result.COMPLETED && !artifacts.containsKey(Variant.VIDEO)) {
      throw new IllegalArgumentException("completed without a video");
    }
  }

  /** The end of an attempt. */
  public enum Result {
    COMPLETED,
    FAILED,
    /** Stopped because the user cancelled. */
    CANCELLED,
    /** Given back unfinished by a worker that stops; nobody's fault. */
    RELEASED
  }

  /** Whose fault it is, which decides what happens next. */
  public enum ErrorKind {
    USER,
    INFRA,
    OOM,
    TIMEOUT
  }

  /** @param sha256 lower-case hexadecimal */
  public record Artifact(long bytes, String sha256) {}

  /**
   * A part of the worker's own way through an attempt. Told as spans because the clocks of two
   * machines differ.
   *
   * @param begin seconds after the job was fetched
   * @param seconds how long it took
   */
  public record Step(String name, double begin, double seconds) {}

  public Outcome withSteps(List<Step> taken) {
    return new Outcome(result, artifacts, notes, stageSeconds, taken, seed, errorKind, message);
  }

  public Outcome withSeed(long kept) {
    return new Outcome(result, artifacts, notes, stageSeconds, steps, kept, errorKind, message);
  }

  public static Outcome completed(
      Map<Variant, Artifact> artifacts, List<String> notes, Map<String, Double> stageSeconds) {
    return new Outcome(
        Result.COMPLETED, artifacts, notes, stageSeconds, List.of(), null, null, null);
  }

  public static Outcome failed(ErrorKind kind, String message) {
    return new Outcome(
        Result.FAILED, Map.of(), List.of(), Map.of(), List.of(), null, kind, message);
  }

  public static Outcome cancelled() {
    return new Outcome(
        Result.CANCELLED, Map.of(), List.of(), Map.of(), List.of(), null, null, null);
  }

  public static Outcome released() {
    return new Outcome(Result.RELEASED, Map.of(), List.of(), Map.of(), List.of(), null, null, null);
  }
}
