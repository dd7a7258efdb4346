package io.kinora.server.scheduling;

import java.time.Duration;

class SimulatedRowsTest extends VideoRowsContract {
  private long now;

  @Override
  VideoRows rows() {
    return new SimulatedRows(() -> now);
  }

  @Override
  void step(Duration time) {
    now += time.toMillis();
  }
}
