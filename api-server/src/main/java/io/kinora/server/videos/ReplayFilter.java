package io.kinora.server.videos;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Marks an answer that an earlier request had made. */
final class ReplayFilter implements ContainerResponseFilter {
  static final String PROPERTY = ReplayFilter.class.getName();

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(PROPERTY) != null) {
      response.getHeaders().putSingle("Idempotency-Replayed", true);
    }
  }
}
