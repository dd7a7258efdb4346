package io.kinora.server.videos;

import org.jspecify.annotations.Nullable;

/**
 * What a request says of its price.
 *
 * @param quoteId an offer that the price is held to, or null
 * @param maxPrice most that it may cost in USD, or null
 */
record PriceTerms(@Nullable String quoteId, @Nullable String maxPrice) {
  static final PriceTerms NONE = new PriceTerms(null, null);
}
