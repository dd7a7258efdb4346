package io.kinora.server.videos;

import org.jspecify.annotations.Nullable;

/**
 * What a request says of its price.
 *
 * @param quoteId an offer that the price is held to, or null
 * @param maxPrice most that it may cost in USD, or null
 * @param batch whether a batch asks for it
 */
record PriceTerms(@Nullable String quoteId, @Nullable String maxPrice, boolean batch) {
  static final PriceTerms NONE = new PriceTerms(null, null, false);

  /** The same of a batch, whose price no quote holds. */
  PriceTerms batched() {
    return new PriceTerms(null, maxPrice, true);
  }
}
