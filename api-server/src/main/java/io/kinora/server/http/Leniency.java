package io.kinora.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Takes what the OpenAI SDKs send: {@code Accept: application/binary} on downloads, no Accept at
 * all, and a JSON content type on requests without a body.
 */
@PreMatching
final class Leniency implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, "*/*");
    var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    var chunked = request.getHeaderString("Transfer-Encoding") != null;
    if (!chunked && (length == null || length.equals("0"))) {
      request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
    }
  }
}
