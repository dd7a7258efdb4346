package io.kinora.worker.artifacts;

import io.kinora.protocol.Job;
import io.kinora.protocol.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;

/**
 * Uploads and downloads one file at a time over signed URLs. Throws {@link IOException} for what
 * may pass, {@link RefusedException} when the store will not have it. Thread-safe.
 */
public final class Transfer {
  private static final Duration timeout = Duration.ofMinutes(10);
  private static final int bufferSize = 1 << 16;

  private final HttpClient http;
  private final Function<String, URI> resolver;

  /** @param resolver makes a whole URL of one that may lack its server */
  public Transfer(HttpClient http, Function<String, URI> resolver) {
    this.http = http;
    this.resolver = resolver;
  }

  /** The store refused a URL: it has run out, or never was right. Fresh ones may help. */
  public static final class RefusedException extends IOException {
    RefusedException(String message) {
      super(message);
    }
  }

  /** Sends a file and tells what was sent. */
  public Outcome.Artifact upload(Path file, Job.Upload target)
      throws IOException, InterruptedException {
    var artifact = describe(file);
    var request = HttpRequest.newBuilder(resolver.apply(target.url()))
        .timeout(timeout)
        .header("Content-Type", target.contentType())
        .PUT(BodyPublishers.ofFile(file))
        .build();
    check("upload", http.send(request, BodyHandlers.discarding()).statusCode());
    return artifact;
  }

  /** Fetches a file to a path that does not exist yet. */
  public Path download(String url, Path target) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(resolver.apply(url)).timeout(timeout).GET().build();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    var response = http.send(request, BodyHandlers.ofFile(part));
    check("download", response.statusCode());
    return Files.move(part, target);
  }

  /** Removes a file; does nothing when it is not there. */
  public void delete(String url) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(resolver.apply(url)).timeout(timeout).DELETE().build();
    check("delete", http.send(request, BodyHandlers.discarding()).statusCode());
  }

  private static void check(String what, int status) throws IOException {
    if (status / 100 == 2) return;
    String message = what + " answered " + status;
    // 408 and 429 are the two client errors that mean "later".
    if (status / 100 == 4 && status != 408 && status != 429) throw new RefusedException(message);
    throw new IOException(message);
  }

  /** What a file is, as it is told to the server. */
  public static Outcome.Artifact describe(Path file) throws IOException {
    MessageDigest digest = sha256();
    long bytes = 0;
    byte[] buffer = new byte[bufferSize];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        bytes += n;
      }
    }
    return new Outcome.Artifact(bytes, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
