package io.kinora.server.billing;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Says with every answer to a create whether demand is high. */
final class CapacityFilter implements ContainerResponseFilter {
  private static final String HEADER = "x-capacity-state";

  private final DemandWatch demand;

  CapacityFilter(DemandWatch demand) {
    this.demand = demand;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals("POST")
        && request.getUriInfo().getPath().endsWith("v1/videos")) {
      response.getHeaders().putSingle(HEADER, demand.state());
    }
  }
}
