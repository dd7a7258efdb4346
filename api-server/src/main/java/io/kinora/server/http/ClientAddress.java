package io.kinora.server.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;

/**
 * Where a request comes from. Behind a proxy that is what the proxy says, if the connector is set
 * to {@code useForwardedHeaders}.
 */
public final class ClientAddress implements Filter {
  private static final String PROPERTY = ClientAddress.class.getName();

  ClientAddress() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // An attribute of the servlet's request is a property of the resource's.
    request.setAttribute(PROPERTY, request.getRemoteAddr());
    chain.doFilter(request, response);
  }

  /** A literal address, or an empty text where there is none. */
  public static String of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof String address ? address : "";
  }
}
