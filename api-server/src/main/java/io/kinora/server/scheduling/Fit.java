package io.kinora.server.scheduling;

import io.kinora.protocol.DeviceState;
import io.kinora.protocol.WorkerSlot;
import io.kinora.protocol.WorkerSlot.SlotModel;
import io.kinora.server.scheduling.QueuedVideo.Shape;
import java.util.List;

/**
 * Which videos a slot can make: those of its models that take the size and the length, as far as
 * its device has the memory. A device of which nothing is known counts as large enough.
 *
 * @param devices those of the slot's worker
 */
record Fit(WorkerSlot slot, List<DeviceState> devices) {
  boolean fits(Shape shape) {
    return slot.models().stream().anyMatch(model -> fits(model, shape));
  }

  /** Whether it can, and without loading the model first. */
  boolean isWarm(Shape shape) {
    return slot.models().stream().anyMatch(model -> model.warm() && fits(model, shape));
  }

  private boolean fits(SlotModel model, Shape shape) {
    return model.id().equals(shape.engineModel())
        && model.takes(shape.width(), shape.height(), shape.seconds())
        && model.vramBytes(shape.width(), shape.height(), shape.seconds()) <= memoryBytes();
  }

  private long memoryBytes() {
    return devices.stream()
        .filter(device -> device.id().equals(slot.device()))
        .mapToLong(DeviceState::memoryBytes)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }
}
