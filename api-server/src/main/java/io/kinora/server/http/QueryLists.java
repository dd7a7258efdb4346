package io.kinora.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists in a query, which come as {@code a=1&a=2} or, from the OpenAI SDKs, {@code a[]=1};
 * {@code a[0]=1} is taken too.
 */
public final class QueryLists {
  private QueryLists() {}

  /** All values of a parameter, none when it is not there. */
  public static List<String> of(ContainerRequestContext request, String name) {
    var query = request.getUriInfo().getQueryParameters();
    var values = new ArrayList<>(query.getOrDefault(name, List.of()));
    query.forEach((key, found) -> {
      if (key.matches("\\Q" + name + "\\E\\[[0-9]*]")) values.addAll(found);
    });
    return List.copyOf(values);
  }
}
