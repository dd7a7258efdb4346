package io.kinora.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.concurrent.TimeUnit;

/** The headers of every API response that the OpenAI SDKs and their users read. */
@PreMatching
final class ResponseHeaders implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String STARTED = ResponseHeaders.class.getName();
  static final String VERSION_HEADER = "openai-version";
  static final String VERSION = "2020-10-01";

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(STARTED, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(VERSION_HEADER, VERSION);
    if (request.getProperty(STARTED) instanceof Long started) {
      var millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      response.getHeaders().putSingle("openai-processing-ms", millis);
    }
  }
}
