package io.kinora.server.workers;

import io.kinora.protocol.DeviceState;
import io.kinora.protocol.WorkerSlot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A worker as an operator sees it.
 *
 * @param failures of its own making, in a row
 * @param cordonReason why an operator keeps work from it, or null
 * @param quarantinedUntil until when it gets no work after too many failures, or null
 */
public record FleetWorker(
    String id,
    String name,
    String version,
    State state,
    List<WorkerSlot> slots,
    List<DeviceState> devices,
    int failures,
    @Nullable String cordonReason,
    @Nullable Instant quarantinedUntil,
    Instant joinedAt,
    Instant seenAt) {
  public FleetWorker {
    slots = List.copyOf(slots);
    devices = List.copyOf(devices);
  }

  /** Whether it gets work, and why not. */
  public enum State {
    READY,
    /** It finishes what runs and goes. */
    DRAINING,
    /** An operator keeps work from it. */
    CORDONED,
    /** It broke too many videos in a row. */
    QUARANTINED,
    /** It has not been heard of for three heartbeats. */
    LOST;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
