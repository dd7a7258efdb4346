package io.kinora.server.outbound;

import io.dropwizard.util.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What tenants may have the server reach.
 *
 * @param allow blocks of addresses that may be reached although they are not public, by any port
 *     and without TLS; empty by default
 * @param deadline the longest that one request may take, from the name to the last byte; 15 s by
 *     default
 */
public record OutboundConfiguration(List<String> allow, Duration deadline) {
  public static final OutboundConfiguration DEFAULT = new OutboundConfiguration(null, null);

  public OutboundConfiguration(@Nullable List<String> allow, @Nullable Duration deadline) {
    this.allow = allow == null ? List.of() : List.copyOf(allow);
    this.deadline = deadline == null ? Duration.seconds(15) : deadline;
  }
}
