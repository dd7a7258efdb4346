package io.kinora.sdk;

import static java.util.Objects.requireNonNull;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file to send along with a request, such as the image that a video shall begin with. It can be
 * read again, so that a retry sends the same bytes. Immutable as long as the file behind it is.
 */
public final class Upload {

  private final String filename;
  private final Source source;

  private Upload(String filename, Source source) {
    this.filename = requireNonNull(filename, "filename");
    this.source = source;
  }

  private interface Source {
    BodyPublisher publisher() throws FileNotFoundException;
  }

  /**
   * The file at a path; read when it is sent.
   *
   * @throws IllegalArgumentException if there is no such regular file
   */
  public static Upload of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("not a file: " + file);
    }
    return new Upload(file.getFileName().toString(), () -> BodyPublishers.ofFile(file));
  }

  /** Bytes in memory under a name; the name's ending tells what they are. The bytes are copied. */
  public static Upload of(byte[] bytes, String filename) {
    var copy = bytes.clone();
    return new Upload(filename, () -> BodyPublishers.ofByteArray(copy));
  }

  /** The name that is sent. */
  public String filename() {
    return filename;
  }

  /** The media type by the ending of the name; the server looks at the bytes all the same. */
  public String contentType() {
    var ending = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (ending) {
      case "jpg", "jpeg" -> "image/jpeg";
      case "png" -> "image/png";
      case "webp" -> "image/webp";
      case "mp4" -> "video/mp4";
      case "jsonl" -> "application/jsonl";
      default -> "application/octet-stream";
    };
  }

  /**
   * The bytes, from the beginning at each call.
   *
   * @throws UncheckedIOException if the file has gone
   */
  public BodyPublisher content() {
    try {
      return source.publisher();
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException("the upload is gone: " + filename, e);
    }
  }
}
