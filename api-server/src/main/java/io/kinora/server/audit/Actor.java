package io.kinora.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who does something.
 *
 * @param key id of the admin key that is used, or null on the shell
 * @param member id of the member whose key it is, or null
 * @param address where the request comes from, or null on the shell
 */
public record Actor(
    @Nullable String key, @Nullable String member, @Nullable String address) {
  /** Whoever has the data folder of the installation. */
  public static final Actor SHELL = new Actor(null, null, null);
}
