package io.kinora.server.workers;

import io.kinora.protocol.DeviceState;
import io.kinora.protocol.WorkerSlot;
import java.util.List;

/**
 * A worker that can be given work now.
 *
 * @param slots all of them, busy or not
 * @param devices its GPUs; empty when it has none
 */
public record Worker(String id, String name, List<WorkerSlot> slots, List<DeviceState> devices) {
  public Worker {
    slots = List.copyOf(slots);
    devices = List.copyOf(devices);
  }

  /** A worker without a GPU. */
  public Worker(String id, String name, List<WorkerSlot> slots) {
    this(id, name, slots, List.of());
  }
}
