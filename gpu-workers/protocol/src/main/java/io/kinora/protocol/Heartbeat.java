package io.kinora.protocol;

import java.util.List;

/**
 * A worker's sign of life. The first one joins the cluster; each one renews the leases of the
 * fences that it names.
 *
 * @param workerId drawn at each start of a worker process
 * @param name what an operator calls the machine
 * @param version of the worker's software
 * @param sequence grows with every heartbeat of the process, so that an old one cannot come again
 * @param draining whether it takes no more work
 * @param slots all of them, busy or not
 * @param running one entry for each attempt that it works on, uploads included
 * @param devices its GPUs; empty when it has looked and found none
 */
public record Heartbeat(
    String workerId,
    String name,
    String version,
    long sequence,
    boolean draining,
    List<WorkerSlot> slots,
    List<Running> running,
    List<DeviceState> devices) {
  public Heartbeat {
    slots = List.copyOf(slots);
    running = List.copyOf(running);
    devices = devices == null ? List.of() : List.copyOf(devices);
  }

  /** The sign of a worker without a GPU. */
  public Heartbeat(
      String workerId,
      String name,
      String version,
      long sequence,
      boolean draining,
      List<WorkerSlot> slots,
      List<Running> running) {
    this(workerId, name, version, sequence, draining, slots, running, List.of());
  }

  /** @param progress 0 to 100 */
  public record Running(long fence, String slot, int progress) {}
}
