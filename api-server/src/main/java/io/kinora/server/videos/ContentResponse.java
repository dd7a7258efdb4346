package io.kinora.server.videos;

import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers for one file: as a whole, a range of it, or that the client has it already. */
final class ContentResponse {
  private static final int BUFFER_BYTES = 1 << 16;

  private final ArtifactStore store;

  ContentResponse(ArtifactStore store) {
    this.store = store;
  }

  Response of(VideoService.Content content, ContainerRequestContext request) {
    var file = content.file();
    var tag = "\"" + HexFormat.of().formatHex(file.sha256()) + "\"";
    if (isCurrent(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    var range = range(file, tag, request);
    var part = range.orElse(new ByteRange(0, file.bytes()));
    var response = Response.status(
            range.isPresent() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
        .type(file.contentType())
        .header(HttpHeaders.CONTENT_LENGTH, part.length())
        .header(HttpHeaders.ETAG, tag)
        .header(
            "Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(file.sha256()) + ":")
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-transform")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + content.name() + "\"")
        .header("X-Content-Type-Options", "nosniff");
    range.ifPresent(asked -> response.header("Content-Range", asked.contentRange(file.bytes())));
    if (!HttpMethod.HEAD.equals(request.getMethod()))
      response.entity(stream(file, part, content.hold()));
    return response.build();
  }

  private static boolean isCurrent(@Nullable String header, String tag) {
    if (header == null) return false;
    if (header.strip().equals("*")) return true;
    for (var candidate : header.split(",", -1)) {
      if (candidate.strip().replaceFirst("^W/", "").equals(tag)) return true;
    }
    return false;
  }

  /** A range of another version than the client has would give a broken file. */
  private static Optional<ByteRange> range(
      ContentFile file, String tag, ContainerRequestContext request) {
    var condition = request.getHeaderString("If-Range");
    if (condition != null && !condition.strip().equals(tag)) return Optional.empty();
    return ByteRange.parse(request.getHeaderString("Range"), file.bytes());
  }

  /** Opened before the answer begins, so that a file that is gone is still an error. */
  private StreamingOutput stream(ContentFile file, ByteRange part, ReadHold hold) {
    hold.keep();
    var input = open(file, part);
    return output -> {
      var buffer = new byte[BUFFER_BYTES];
      try (input) {
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
          output.write(buffer, 0, read);
          hold.keep();
        }
      }
    };
  }

  private InputStream open(ContentFile file, ByteRange part) {
    try {
      return store.read(file.key(), part.first(), part.length());
    } catch (NoSuchFileException e) {
      throw ApiError.CONTENT_EXPIRED.because("The content has just expired.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
