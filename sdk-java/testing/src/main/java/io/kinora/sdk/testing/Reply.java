package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What goes back: a status, headers and bytes. */
record Reply(int status, Map<String, String> headers, byte[] body) {

  static Reply json(JsonNode value) {
    return json(200, value.toString());
  }

  static Reply json(int status, String body) {
    return new Reply(status, Map.of("content-type", "application/json"), body.getBytes(UTF_8));
  }

  static Reply error(int status, String code, String message) {
    return json(status, Answer.error(status, code, message).body());
  }

  static Reply bytes(String type, byte[] body) {
    var etag = "\"" + Integer.toHexString(Arrays.hashCode(body)) + "\"";
    return new Reply(
        200,
        Map.of(
            "content-type",
            type,
            "etag",
            etag,
            "accept-ranges",
            "bytes",
            "repr-digest",
            "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":"),
        body);
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Reply header(String name, String value) {
    return headers(Map.of(name, value));
  }

  Reply headers(Map<String, String> more) {
    var all = new TreeMap<>(headers);
    all.putAll(more);
    return new Reply(status, all, body);
  }

  /** The part after {@code bytes=N-}, as RFC 9110 has it; other forms of ranges are ignored. */
  Reply from(String range) {
    var start = Integer.parseInt(range.replaceAll("^bytes=([0-9]+)-$", "$1"));
    var rest = Arrays.copyOfRange(body, start, body.length);
    return new Reply(206, headers, rest)
        .header("content-range", "bytes " + start + "-" + (body.length - 1) + "/" + body.length);
  }
}
