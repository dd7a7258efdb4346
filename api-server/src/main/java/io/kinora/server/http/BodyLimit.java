package io.kinora.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Refuses bodies above a limit, by their announced length or, when chunked, as they are read. */
final class BodyLimit implements ContainerRequestFilter {
  private final long maxBytes;

  @Context
  private @Nullable ResourceInfo resource;

  BodyLimit(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var method = resource == null ? null : resource.getResourceMethod();
    if (method != null && method.isAnnotationPresent(StreamedBody.class)) return;
    var announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (announced != null && Long.parseLong(announced.strip()) > maxBytes) throw tooLarge();
    if (request.hasEntity()) request.setEntityStream(new Limited(request.getEntityStream()));
  }

  private ApiException tooLarge() {
    return ApiError.REQUEST_TOO_LARGE.because(
        "The request body is larger than the maximum of " + maxBytes + " bytes.");
  }

  private final class Limited extends FilterInputStream {
    private long rest = maxBytes;

    Limited(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      var read = super.read();
      if (read >= 0) count(1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var read = super.read(buffer, offset, length);
      if (read > 0) count(read);
      return read;
    }

    private void count(int bytes) {
      rest -= bytes;
      if (rest < 0) throw tooLarge();
    }
  }
}
