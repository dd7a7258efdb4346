package io.kinora.server.fleet;

import io.kinora.protocol.DeviceState;
import io.kinora.protocol.ModelFit;
import io.kinora.protocol.WorkerSlot;
import io.kinora.server.api.WireAttempt;
import io.kinora.server.api.WireDevice;
import io.kinora.server.api.WirePool;
import io.kinora.server.api.WirePoolTier;
import io.kinora.server.api.WireQueue;
import io.kinora.server.api.WireShape;
import io.kinora.server.api.WireSlot;
import io.kinora.server.api.WireSlotModel;
import io.kinora.server.api.WireWorker;
import io.kinora.server.api.WireWorkerState;
import io.kinora.server.forecast.Overview;
import io.kinora.server.workers.FleetWorker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fleet as it goes over the wire. */
final class FleetWriter {
  private FleetWriter() {}

  static String slotKey(String workerId, String slot) {
    return workerId + "/" + slot;
  }

  static WireWorker onTheWire(FleetWorker worker, Map<String, FleetDao.Taken> taken) {
    return new WireWorker(
        worker.id(),
        "worker",
        worker.name(),
        worker.version(),
        WireWorkerState.of(worker.state().word()),
        worker.slots().stream()
            .map(slot -> onTheWire(slot, taken.get(slotKey(worker.id(), slot.id()))))
            .toList(),
        worker.devices().stream().map(FleetWriter::onTheWire).toList(),
        worker.failures(),
        worker.cordonReason(),
        seconds(worker.quarantinedUntil()),
        worker.joinedAt().getEpochSecond(),
        worker.seenAt().getEpochSecond());
  }

  private static WireSlot onTheWire(WorkerSlot slot, FleetDao.@Nullable Taken taken) {
    var models = slot.models().stream()
        .map(model -> new WireSlotModel(
            model.id(),
            model.vramBytes(),
            model.warm(),
            fit(model).maxSeconds(),
            fit(model).maxPixels()))
        .toList();
    return new WireSlot(
        slot.id(),
        models,
        slot.device(),
        taken == null ? null : taken.videoId(),
        taken == null ? null : taken.fence());
  }

  private static ModelFit fit(WorkerSlot.SlotModel model) {
    return model.fit() == null ? ModelFit.ANY : model.fit();
  }

  private static WireDevice onTheWire(DeviceState device) {
    return new WireDevice(
        device.id(),
        device.name(),
        device.memoryBytes(),
        device.memoryUsedBytes(),
        device.utilisationPercent(),
        device.temperatureCelsius(),
        device.powerWatts() == null ? null : BigDecimal.valueOf(device.powerWatts()),
        device.eccErrors());
  }

  static WireQueue onTheWire(Overview overview) {
    var pools = overview.pools().stream().map(FleetWriter::onTheWire).toList();
    var shapes = overview.shapes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> onTheWire(entry.getKey(), entry.getValue()))
        .toList();
    return new WireQueue("queue", true, pools, shapes);
  }

  private static WirePool onTheWire(Overview.Pool pool) {
    var tiers = pool.lanes().stream()
        .map(lane -> new WirePoolTier(lane.lane(), lane.videos(), BigDecimal.valueOf(lane.work())))
        .toList();
    return new WirePool(pool.freeAt().length, tiers);
  }

  private static WireShape onTheWire(String word, Overview.Shape shape) {
    return new WireShape(
        word,
        shape.pool() < 0 ? null : shape.pool(),
        BigDecimal.valueOf(shape.seconds()),
        BigDecimal.valueOf(shape.longSeconds()));
  }

  static WireAttempt onTheWire(FleetDao.Attempt attempt) {
    return new WireAttempt(
        "attempt",
        attempt.number(),
        attempt.fence(),
        attempt.workerId(),
        attempt.startedAt().getEpochSecond(),
        seconds(attempt.acknowledgedAt()),
        seconds(attempt.endedAt()),
        attempt.outcome(),
        attempt.errorKind(),
        attempt.errorMessage());
  }

  private static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }
}
