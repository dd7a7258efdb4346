package io.kinora.server.billing;

import io.kinora.server.scheduling.Lane;
import java.util.OptionalDouble;

/** How long a video that is created now waits for its start. */
public interface Waits {
  /** Seconds; empty when nobody knows. */
  OptionalDouble seconds(Lane lane);
}
