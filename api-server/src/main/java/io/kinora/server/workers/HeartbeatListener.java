package io.kinora.server.workers;

import io.kinora.protocol.Assignment;
import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import java.util.List;

/** Renews leases, which this package knows nothing of. */
public interface HeartbeatListener {
  /** Answers a genuine heartbeat that is younger than all before it. */
  Answer onHeartbeat(Heartbeat heartbeat);

  /** What is this listener's in a {@link HeartbeatReply}. */
  record Answer(
      List<Long> lost, List<Long> cancelled, List<Assignment> assignments, int leaseSeconds) {
    public Answer {
      lost = List.copyOf(lost);
      cancelled = List.copyOf(cancelled);
      assignments = List.copyOf(assignments);
    }
  }
}
