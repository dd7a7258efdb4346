package io.kinora.server.tracing;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.ArrayList;
import java.util.Collections;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Names the span of a request after its route, once that is known. Stateless. */
final class Routes implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    if (!(request.getUriInfo() instanceof ExtendedUriInfo uri)) return;
    var templates = new ArrayList<>(uri.getMatchedTemplates());
    Collections.reverse(templates);
    var route = new StringBuilder();
    for (UriTemplate template : templates) route.append(template.getTemplate());
    Span.current()
        .setAttribute("http.route", route.toString())
        .updateName(request.getMethod() + " " + route);
  }
}
