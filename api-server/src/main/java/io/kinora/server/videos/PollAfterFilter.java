package io.kinora.server.videos;

import io.kinora.server.api.WireVideo;
import io.kinora.server.api.WireVideoStatus;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Tells pollers when to ask again, which tames the one second of the Python SDK. */
final class PollAfterFilter implements ContainerResponseFilter {
  private static final int MILLIS = 2000;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof WireVideo video && !isDone(video.status())) {
      response.getHeaders().putSingle("openai-poll-after-ms", MILLIS);
    }
  }

  private static boolean isDone(WireVideoStatus status) {
    return status == WireVideoStatus.COMPLETED || status == WireVideoStatus.FAILED;
  }
}
