package io.kinora.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.sdk.Upload;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@code multipart/form-data} body (RFC 7578): the fields of a JSON object as text parts, nested
 * ones as {@code outer[inner]} and elements of arrays as {@code name[]}, then the files.
 */
final class Multipart {

  private final String boundary;
  private final List<BodyPublisher> parts = new ArrayList<>();

  Multipart(String boundary) {
    this.boundary = boundary;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  Multipart fields(JsonNode object) {
    object.properties().forEach(field -> value(field.getKey(), field.getValue()));
    return this;
  }

  Multipart files(Map<String, Upload> files) {
    files.forEach(this::file);
    return this;
  }

  BodyPublisher publisher() {
    var all = new ArrayList<>(parts);
    all.add(BodyPublishers.ofString("--" + boundary + "--\r\n", UTF_8));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }

  private void value(String name, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(inner -> value(name + "[" + inner.getKey() + "]", inner.getValue()));
    } else if (value.isArray()) {
      value.forEach(element -> value(name + "[]", element));
    } else {
      parts.add(BodyPublishers.ofString(head(quoted(name), "") + value.asText() + "\r\n", UTF_8));
    }
  }

  private void file(String name, Upload upload) {
    var head = head(
        quoted(name) + "; filename=" + quoted(upload.filename()),
        "Content-Type: " + upload.contentType() + "\r\n");
    parts.add(BodyPublishers.ofString(head, UTF_8));
    parts.add(upload.content());
    parts.add(BodyPublishers.ofString("\r\n", UTF_8));
  }

  private String head(String name, String more) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=" + name + "\r\n" + more
        + "\r\n";
  }

  /**
   * Escapes as browsers do (WHATWG HTML, multipart/form-data encoding algorithm), so that no name
   * can end the line.
   */
  private static String quoted(String text) {
    return '"' + text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22") + '"';
  }
}
