package io.kinora.server.scheduling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How attempts are run.
 *
 * @param deadline how long an engine may take for one attempt
 * @param lease how long an attempt lives without a heartbeat; several heartbeats long
 * @param retention how long the files of a completed video are kept
 * @param maxUpload largest file that a worker may send
 * @param maxRunning how many videos of one organisation may run at once in one lane; by default as
 *     many as there are slots
 * @param noCapacityAfter after how long a video fails that no worker can make
 */
public record SchedulingConfiguration(
    Duration deadline,
    Duration lease,
    Duration retention,
    DataSize maxUpload,
    int maxRunning,
    Duration noCapacityAfter) {
  public static final SchedulingConfiguration DEFAULT = new SchedulingConfiguration(
      Duration.ofMinutes(30),
      Duration.ofSeconds(30),
      Duration.ofDays(1),
      DataSize.gibibytes(2),
      Integer.MAX_VALUE,
      Duration.ofMinutes(15));

  @JsonCreator
  static SchedulingConfiguration of(
      @JsonProperty("deadline") io.dropwizard.util.@Nullable Duration deadline,
      @JsonProperty("lease") io.dropwizard.util.@Nullable Duration lease,
      @JsonProperty("retention") io.dropwizard.util.@Nullable Duration retention,
      @JsonProperty("maxUpload") @Nullable DataSize maxUpload,
      @JsonProperty("maxRunning") @Nullable Integer maxRunning,
      @JsonProperty("noCapacityAfter") io.dropwizard.util.@Nullable Duration noCapacityAfter) {
    return new SchedulingConfiguration(
        deadline == null ? DEFAULT.deadline : deadline.toJavaDuration(),
        lease == null ? DEFAULT.lease : lease.toJavaDuration(),
        retention == null ? DEFAULT.retention : retention.toJavaDuration(),
        maxUpload == null ? DEFAULT.maxUpload : maxUpload,
        maxRunning == null ? DEFAULT.maxRunning : maxRunning,
        noCapacityAfter == null ? DEFAULT.noCapacityAfter : noCapacityAfter.toJavaDuration());
  }
}
