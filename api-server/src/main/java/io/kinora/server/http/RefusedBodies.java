package io.kinora.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/**
 * Reads a small body to its end before a refusal goes out. A connection that is closed while the
 * client still sends is reset, and then the client sees a broken pipe instead of what was wrong.
 */
final class RefusedBodies implements ContainerResponseFilter {
  private static final int MOST = 64 * 1024;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() < 400 || !isSmall(request)) return;
    try {
      request.getEntityStream().skipNBytes(MOST);
    } catch (IOException | IllegalStateException e) {
      // It has ended, was read already, or the client has gone: there is nothing left to read.
    }
  }

  private static boolean isSmall(ContainerRequestContext request) {
    var length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return length == null || Long.parseLong(length) <= MOST;
  }
}
