package io.kinora.server.outbound;

import io.kinora.server.outbound.OutboundException.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/** The rules on the URL itself: https, a usual port, no credentials, and a host. */
final class OutboundUrl {
  private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);
  private static final int MAX_LENGTH = 2048;

  private OutboundUrl() {}

  /**
   * Checks a URL that a tenant gave.
   *
   * @throws OutboundException with {@link Reason#REFUSED} and a message that says what would be
   *     right
   */
  static URI check(String text, AddressGuard guard, DnsResolver names) throws OutboundException {
    if (text.length() > MAX_LENGTH)
      throw refused("the URL is longer than " + MAX_LENGTH + " characters");
    var uri = parse(text);
    if (uri.getHost() == null) throw refused("the URL has no host");
    if (uri.getRawUserInfo() != null) throw refused("the URL must not hold credentials");
    var https = "https".equalsIgnoreCase(uri.getScheme());
    if (https && PORTS.contains(uri.getPort())) return uri;
    var web = https || "http".equalsIgnoreCase(uri.getScheme());
    if (web && isAllowedByOperator(uri.getHost(), guard, names)) return uri;
    throw refused("the URL must be https on port 443 or 8443");
  }

  private static URI parse(String text) throws OutboundException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new OutboundException(Reason.REFUSED, "not a URL", e);
    }
  }

  private static boolean isAllowedByOperator(String host, AddressGuard guard, DnsResolver names) {
    try {
      return Arrays.stream(names.resolve(host))
          .allMatch((InetAddress address) -> guard.isAllowedByOperator(address));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static OutboundException refused(String message) {
    return new OutboundException(Reason.REFUSED, message);
  }
}
