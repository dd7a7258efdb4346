package io.kinora.server.videos;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.LinksApi;
import io.kinora.server.api.WireCreateVideoContentUrlRequest;
import io.kinora.server.api.WireVideoContentUrl;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Links to content, and what is behind them. */
public final class LinksResource implements LinksApi {
  private final VideoService videos;
  private final ContentLinks links;
  private final ContentResponse contents;

  LinksResource(VideoService videos, ContentLinks links, ContentResponse contents) {
    this.videos = videos;
    this.links = links;
    this.contents = contents;
  }

  @Override
  public WireVideoContentUrl createVideoContentUrl(
      Caller caller,
      String id,
      @Nullable WireCreateVideoContentUrlRequest body,
      ContainerRequestContext request) {
    return links.make(videos.get(caller, id), body, request.getUriInfo());
  }

  @Override
  public Response getLinkedVideoContent(
      String id,
      String variant,
      @Nullable String expires,
      @Nullable String signature,
      ContainerRequestContext request) {
    var chosen = links.check(id, variant, expires, signature);
    return contents.of(videos.linkedContent(id, chosen), request);
  }
}
