package io.kinora.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies above a limit, by their announced length or, when chunked, as they are read. Forms
 * with files may hold more than other requests.
 */
final class BodyLimit implements DynamicFeature {
  /** What surrounds the file of a form: its other fields and the lines between them. */
  private static final long FORM_BYTES = 1 << 20;

  private final long maxBody;
  private final long maxUpload;

  BodyLimit(long maxBody, long maxUpload) {
    this.maxBody = maxBody;
    this.maxUpload = maxUpload;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    var method = resource.getResourceMethod();
    if (method.isAnnotationPresent(StreamedBody.class)) return;
    var isUpload = method.isAnnotationPresent(UploadBody.class);
    context.register(new Check(isUpload ? maxUpload + FORM_BYTES : maxBody));
  }

  /** The check of one operation. */
  private record Check(long maxBytes) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      var announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
      if (announced != null && Long.parseLong(announced.strip()) > maxBytes) {
        throw tooLarge(maxBytes);
      }
      if (request.hasEntity()) {
        request.setEntityStream(new Limited(request.getEntityStream(), maxBytes));
      }
    }
  }

  private static ApiException tooLarge(long maxBytes) {
    return ApiError.REQUEST_TOO_LARGE.because(
        "The request body is larger than the maximum of " + maxBytes + " bytes.");
  }

  private static final class Limited extends FilterInputStream {
    private final long maxBytes;
    private long rest;

    Limited(InputStream stream, long maxBytes) {
      super(stream);
      this.maxBytes = maxBytes;
      rest = maxBytes;
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
      if (rest < 0) throw tooLarge(maxBytes);
    }
  }
}
