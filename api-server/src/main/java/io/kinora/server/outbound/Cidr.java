package io.kinora.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A block of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param network the first address, 4 or 16 bytes
 * @param prefix how many leading bits count
 */
public record Cidr(byte[] network, int prefix) {
  /**
   * Reads the usual notation; an address without a slash is a block of one.
   *
   * @throws IllegalArgumentException when the text is not a literal address with a fitting prefix
   */
  public static Cidr parse(String text) {
    var slash = text.indexOf('/');
    var address = literal(slash < 0 ? text : text.substring(0, slash));
    var bits = address.length * 8;
    var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits)
      throw new IllegalArgumentException("prefix out of range: " + text);
    return new Cidr(address, prefix);
  }

  /** Whether an address lies in the block; one of the other family never does. */
  public boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    if (bytes.length != network.length) return false;
    var whole = prefix / 8;
    if (!Arrays.equals(bytes, 0, whole, network, 0, whole)) return false;
    var rest = prefix % 8;
    return rest == 0
        || (bytes[whole] & 0xff) >> (8 - rest) == (network[whole] & 0xff) >> (8 - rest);
  }

  private static byte[] literal(String text) {
    // A name would be looked up; only digits, dots, colons and hex letters beside a colon are a
    // literal.
    if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      throw new IllegalArgumentException("not a literal address: " + text);
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not a literal address: " + text, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cidr that
        && prefix == that.prefix
        && Arrays.equals(network, that.network);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(network) + prefix;
  }
}
