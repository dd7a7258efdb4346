package io.kinora.server.videos;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.StreamsApi;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos/{id}/events}. */
public final class StreamsResource implements StreamsApi {
  private final VideoService videos;
  private final VideoEvents streams;

  StreamsResource(VideoService videos, VideoEvents streams) {
    this.videos = videos;
    this.streams = streams;
  }

  @Override
  public void streamVideoEvents(
      Caller caller,
      String id,
      @Nullable String lastEventId,
      AsyncResponse response,
      HttpServletRequest servlet,
      ContainerRequestContext request)
      throws IOException {
    var video = videos.get(caller, id);
    if (VideoEvents.isOver(video, lastEventId))
      response.resume(Response.noContent().build());
    else streams.stream(servlet, video, lastEventId);
  }
}
