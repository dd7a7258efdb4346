package io.kinora.server.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from. Behind a proxy that is what the proxy says, if the connector is set
 * to {@code useForwardedHeaders}.
 */
@PreMatching
public final class ClientAddress implements ContainerRequestFilter {
  private static final String PROPERTY = ClientAddress.class.getName();

  @Context
  private @Nullable HttpServletRequest servlet;

  ClientAddress() {}

  @Override
  public void filter(ContainerRequestContext request) {
    if (servlet != null) request.setProperty(PROPERTY, servlet.getRemoteAddr());
  }

  /** A literal address, or an empty text where there is none. */
  public static String of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof String address ? address : "";
  }
}
