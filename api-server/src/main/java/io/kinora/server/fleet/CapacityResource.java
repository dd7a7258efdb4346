package io.kinora.server.fleet;

import io.kinora.server.api.CapacityApi;
import io.kinora.server.api.WireCapacity;
import io.kinora.server.api.WireExpectedTime;
import io.kinora.server.api.WireTierCapacity;
import io.kinora.server.billing.DemandWatch;
import io.kinora.server.forecast.Overview;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.scheduling.Lane;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

/** {@code /v1/capacity}, for everybody. */
public final class CapacityResource implements CapacityApi {
  private final QueueView queue;
  private final DemandWatch demand;

  public CapacityResource(QueueView queue, DemandWatch demand) {
    this.queue = queue;
    this.demand = demand;
  }

  @Override
  public WireCapacity getCapacity(ContainerRequestContext request) {
    return new WireCapacity(
        "capacity",
        demand.state(),
        demand.demand().since().getEpochSecond(),
        queue.overview().map(Overview::slots).orElse(Map.of()),
        Arrays.stream(Lane.values()).map(this::tier).toList());
  }

  private WireTierCapacity tier(Lane lane) {
    var start = queue
        .newcomer(lane.word())
        .map(
            time -> new WireExpectedTime(time.p50().getEpochSecond(), time.p90().getEpochSecond()));
    return new WireTierCapacity(lane.word(), BigDecimal.valueOf(lane.share()), start.orElse(null));
  }
}
