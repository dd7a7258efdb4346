package io.kinora.server.scheduling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.util.DataSize;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How attempts are run.
 *
 * @param deadline how long an engine may take for one attempt
 * @param lease how long an attempt lives without a heartbeat; several heartbeats long
 * @param retention how long the files of a completed video are kept
 * @param retentionByPlan the same for organisations on a plan, by its name
 * @param maxUpload largest file that a worker may send
 * @param maxRunning how many videos of one organisation may run at once in one lane; by default as
 *     many as there are slots
 * @param noCapacityAfter after how long a video fails that no worker can make
 */
public record SchedulingConfiguration(
    Duration deadline,
    Duration lease,
    Duration retention,
    Map<String, Duration> retentionByPlan,
    DataSize maxUpload,
    int maxRunning,
    Duration noCapacityAfter) {
  public static final SchedulingConfiguration DEFAULT = new SchedulingConfiguration(
      Duration.ofMinutes(30),
      Duration.ofSeconds(30),
      Duration.ofDays(1),
      Map.of(),
      DataSize.gibibytes(2),
      Integer.MAX_VALUE,
      Duration.ofMinutes(15));

  public SchedulingConfiguration {
    retentionByPlan = Map.copyOf(retentionByPlan);
  }

  @JsonCreator
  static SchedulingConfiguration of(
      @JsonProperty("deadline") io.dropwizard.util.@Nullable Duration deadline,
      @JsonProperty("lease") io.dropwizard.util.@Nullable Duration lease,
      @JsonProperty("retention") io.dropwizard.util.@Nullable Duration retention,
      @JsonProperty("retentionByPlan") @Nullable
          Map<String, io.dropwizard.util.Duration> retentionByPlan,
      @JsonProperty("maxUpload") @Nullable DataSize maxUpload,
      @JsonProperty("maxRunning") @Nullable Integer maxRunning,
      @JsonProperty("noCapacityAfter") io.dropwizard.util.@Nullable Duration noCapacityAfter) {
    return new SchedulingConfiguration(
        deadline == null ? DEFAULT.deadline : deadline.toJavaDuration(),
        lease == null ? DEFAULT.lease : lease.toJavaDuration(),
        retention == null ? DEFAULT.retention : retention.toJavaDuration(),
        retentionByPlan == null ? Map.of() : javaDurations(retentionByPlan),
        maxUpload == null ? DEFAULT.maxUpload : maxUpload,
        maxRunning == null ? DEFAULT.maxRunning : maxRunning,
        noCapacityAfter == null ? DEFAULT.noCapacityAfter : noCapacityAfter.toJavaDuration());
  }

  private static Map<String, Duration> javaDurations(
      Map<String, io.dropwizard.util.Duration> durations) {
    var all = new HashMap<String, Duration>();
    durations.forEach((plan, duration) -> all.put(plan, duration.toJavaDuration()));
    return all;
  }

  Retention retentions() {
    return new Retention(retention, retentionByPlan);
  }
}
