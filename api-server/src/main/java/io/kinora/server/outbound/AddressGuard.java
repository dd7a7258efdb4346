package io.kinora.server.outbound;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which addresses a tenant may have the server speak to: public unicast ones, and those
 * that the operator allows. Immutable.
 *
 * <p>The refused blocks are the special-purpose registries of IANA (RFC 6890 and its updates), with
 * the transition mechanisms that carry an IPv4 address inside an IPv6 one: 6to4, Teredo, NAT64 and
 * IPv4-compatible addresses. The JDK turns IPv4-mapped addresses into IPv4 ones by itself.
 */
final class AddressGuard {
  private static final List<Cidr> SPECIAL = Stream.of(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "::/96",
          "64:ff9b::/96",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "2002::/16",
          "3fff::/20",
          "5f00::/16",
          "fc00::/7",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8")
      .map(Cidr::parse)
      .toList();

  private final List<Cidr> allowed;

  AddressGuard(List<Cidr> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  boolean permits(InetAddress address) {
    return isAllowedByOperator(address)
        || SPECIAL.stream().noneMatch(block -> block.contains(address));
  }

  /**
   * Whether the operator named the address, which also frees it from the rules on scheme and port.
   */
  boolean isAllowedByOperator(InetAddress address) {
    return allowed.stream().anyMatch(block -> block.contains(address));
  }
}
