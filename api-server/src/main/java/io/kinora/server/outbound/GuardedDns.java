package io.kinora.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names to permitted addresses only; what it returns is what the connection uses.
 * Thread-safe.
 */
final class GuardedDns implements DnsResolver {
  private final DnsResolver names;
  private final AddressGuard guard;

  GuardedDns(DnsResolver names, AddressGuard guard) {
    this.names = names;
    this.guard = guard;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    var permitted =
        Arrays.stream(names.resolve(host)).filter(guard::permits).toArray(InetAddress[]::new);
    if (permitted.length == 0) throw new RefusedAddressException();
    return permitted;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** The name exists, and none of its addresses may be reached. */
  static final class RefusedAddressException extends UnknownHostException {
    RefusedAddressException() {
      super("address not permitted");
    }
  }
}
