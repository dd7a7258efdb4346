package io.kinora.server.billing;

import io.kinora.server.accounts.Caller;
import io.kinora.server.http.ApiError;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Offers that bind for two minutes. An offer is its own proof: the id holds what was offered to
 * whom, under an HMAC, so that none has to be stored or looked up. Thread-safe.
 */
final class Quotes {
  private static final String PREFIX = "quote_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final String NONE = "-";
  private static final int FIELDS = 12;

  private final SecretKeySpec key;
  private final Clock clock;

  /** @param key secret of the installation, 32 bytes */
  Quotes(byte[] key, Clock clock) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.clock = clock;
  }

  /** Puts an offer into an id. */
  String sign(Caller caller, Order order, Offer offer) {
    var wait = offer.waitSeconds();
    var text = String.join(
        "|",
        caller.project(),
        order.model(),
        order.size().toString(),
        String.valueOf(order.seconds()),
        offer.tier(),
        offer.priceId() == null ? NONE : offer.priceId(),
        String.valueOf(offer.unitMicro()),
        String.valueOf(offer.amountMicro()),
        String.valueOf(offer.standardMicro()),
        wait == null ? NONE : String.valueOf(wait),
        String.valueOf(offer.expiresAt().getEpochSecond()),
        String.valueOf(order.bestOf()));
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var encoder = Base64.getUrlEncoder().withoutPadding();
    return PREFIX + encoder.encodeToString(bytes) + "." + encoder.encodeToString(mac(bytes));
  }

  /**
   * Takes the offer out of an id.
   *
   * @throws io.kinora.server.http.ApiException when it was not made here, for this project and this
   *     order, or binds no more
   */
  Offer read(Caller caller, Order order, String id) {
    var fields = open(id);
    if (fields == null || !fields[0].equals(caller.project())) {
      throw ApiError.INVALID_VALUE.about("quote_id", "Invalid value: this is not a quote.");
    }
    if (!fields[1].equals(order.model())
        || !fields[2].equals(order.size().toString())
        || !fields[3].equals(String.valueOf(order.seconds()))
        || !fields[11].equals(String.valueOf(order.bestOf()))) {
      throw ApiError.INVALID_VALUE.about(
          "quote_id",
          "Invalid value: the quote is for another model, size, length or number of takes.");
    }
    var expires = Instant.ofEpochSecond(Long.parseLong(fields[10]));
    if (!clock.instant().isBefore(expires)) {
      throw ApiError.PRICE_CHANGED.about("quote_id", "The quote expired at " + expires + ".");
    }
    return new Offer(
        fields[4],
        fields[5].equals(NONE) ? null : fields[5],
        Long.parseLong(fields[6]),
        Long.parseLong(fields[7]),
        Long.parseLong(fields[8]),
        fields[9].equals(NONE) ? null : Double.valueOf(fields[9]),
        expires);
  }

  private String @Nullable [] open(String id) {
    var dot = id.indexOf('.');
    if (!id.startsWith(PREFIX) || dot < 0) return null;
    try {
      var bytes = Base64.getUrlDecoder().decode(id.substring(PREFIX.length(), dot));
      var mac = Base64.getUrlDecoder().decode(id.substring(dot + 1));
      if (!MessageDigest.isEqual(mac, mac(bytes))) return null;
      var fields = new String(bytes, StandardCharsets.UTF_8).split("\\|", -1);
      return fields.length == FIELDS ? fields : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] mac(byte[] bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
    }
  }
}
