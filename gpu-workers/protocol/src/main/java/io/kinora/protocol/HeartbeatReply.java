package io.kinora.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers to a heartbeat. It repeats everything that may have been lost in
 * Hazelcast, so that a worker without Hazelcast works as well, only later.
 *
 * @param lost fences that are no longer this worker's; it kills those jobs and reports nothing
 * @param cancelled fences of videos that are wanted no more; it kills those jobs and reports so
 * @param assignments attempts given to this worker of which its heartbeat knew nothing
 * @param fabric where Hazelcast is to be found, or null when the server runs without it
 * @param leaseSeconds how long an attempt lives without a heartbeat, so that the worker beats often
 *     enough; 0 from a server that does not say
 * @param dismissed whether an operator wants the worker to finish and go
 */
public record HeartbeatReply(
    List<Long> lost,
    List<Long> cancelled,
    List<Assignment> assignments,
    @Nullable Fabric fabric,
    int leaseSeconds,
    boolean dismissed) {
  public HeartbeatReply {
    lost = List.copyOf(lost);
    cancelled = List.copyOf(cancelled);
    assignments = List.copyOf(assignments);
  }

  /**
   * @param cluster the cluster's name; no secret
   * @param addresses {@code host:port} of the endpoints for clients
   */
  public record Fabric(String cluster, List<String> addresses) {
    public Fabric {
      addresses = List.copyOf(addresses);
    }
  }
}
