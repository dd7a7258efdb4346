package io.kinora.server.models;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Knows what models cost. */
public interface Prices {
  /** US dollars for a second in the standard tier, or null when nothing is charged. */
  @Nullable
  BigDecimal perSecond(String model, PictureSize size);
}
