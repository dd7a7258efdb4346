package io.kinora.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses query parameters that the contract does not have for the operation. */
final class UnknownQueries implements DynamicFeature {
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    names(resource.getResourceClass(), resource.getResourceMethod())
        .ifPresent(names -> context.register(new Check(names)));
  }

  /** The annotation is on the generated interface, which the resource implements. */
  private static Optional<Set<String>> names(Class<?> type, Method method) {
    return Arrays.stream(type.getInterfaces())
        .flatMap(contract -> Arrays.stream(contract.getMethods()))
        .filter(declared -> declared.getName().equals(method.getName())
            && Arrays.equals(declared.getParameterTypes(), method.getParameterTypes()))
        .map(declared -> declared.getAnnotation(QueryNames.class))
        .filter(annotation -> annotation != null)
        .map(annotation -> Arrays.stream(annotation.value()).collect(Collectors.toSet()))
        .findFirst();
  }

  /** The check of one operation. */
  private record Check(Set<String> names) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      for (var name : request.getUriInfo().getQueryParameters().keySet()) {
        if (!names.contains(name) && !names.contains(QueryMaps.base(name) + "[]")) {
          throw ApiError.UNKNOWN_PARAMETER.about(name, "Unknown parameter: '" + name + "'.");
        }
      }
    }
  }
}
