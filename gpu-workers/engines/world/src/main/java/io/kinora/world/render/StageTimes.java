package io.kinora.world.render;

import java.util.Arrays;
import java.util.function.LongSupplier;

/** Time spent per stage of the renderer, for people who tune it. Not thread-safe. */
final class StageTimes {
  /** The stages in the order in which they run. */
  enum Stage {
    GEOMETRY,
    RASTER,
    SHADOW,
    INDIRECT,
    SHADE,
    WATER,
    EDGES,
    SMOOTHING,
    BLUR,
    GRADE,
    OUTPUT
  }

  private final long[] nanos = new long[Stage.values().length];
  private LongSupplier clock = System::nanoTime;
  private long last = clock.getAsLong();

  /** Uses another clock, such as one that counts processor time. */
  void use(LongSupplier nanoClock) {
    clock = nanoClock;
  }

  void begin() {
    last = clock.getAsLong();
  }

  void end(Stage stage) {
    long now = clock.getAsLong();
    nanos[stage.ordinal()] += now - last;
    last = now;
  }

  void reset() {
    Arrays.fill(nanos, 0);
  }

  double milliseconds(Stage stage) {
    return nanos[stage.ordinal()] / 1e6;
  }
}
