package io.kinora.remote.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@code multipart/form-data} body (RFC 7578) that reads its files while it is sent. Not
 * thread-safe.
 */
final class Multipart {
  private final String boundary = "kinora-" + UUID.randomUUID();
  private final List<BodyPublisher> parts = new ArrayList<>();

  /** Adds a text; null adds nothing. */
  Multipart text(String name, @Nullable Object value) {
    if (value == null) return this;
    return bytes("Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
  }

  /** Adds a file under a name that tells nothing of its path; null adds nothing. */
  Multipart file(String name, @Nullable Path file, String fileName, String contentType)
      throws IOException {
    if (file == null) return this;
    bytes("Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
        .formatted(name, fileName, contentType));
    parts.add(BodyPublishers.ofFile(file));
    parts.add(BodyPublishers.ofString("\r\n"));
    return this;
  }

  /** Adds a picture under a name and type that suit its bytes; null adds nothing. */
  Multipart image(String name, @Nullable Path file) throws IOException {
    if (file == null) return this;
    var type = ImageType.of(file);
    return file(name, file, "reference" + type.suffix(), type.contentType);
  }

  private Multipart bytes(String part) {
    parts.add(BodyPublishers.ofByteArray(("--" + boundary + "\r\n" + part).getBytes(UTF_8)));
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() {
    var all = new ArrayList<>(parts);
    all.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }
}
