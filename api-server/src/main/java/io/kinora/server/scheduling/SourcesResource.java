package io.kinora.server.scheduling;

import io.kinora.protocol.Job.Variant;
import io.kinora.protocol.Names;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where workers fetch the video that another one starts from, by a signed URL of their job. */
@Path(Names.SOURCE_PATH)
public final class SourcesResource {
  private final SignedUrl signedUrl;
  private final Jobs jobs;

  SourcesResource(SignedUrl signedUrl, Jobs jobs) {
    this.signedUrl = signedUrl;
    this.jobs = jobs;
  }

  @GET
  @Path("{video}/{variant}")
  public Response fetch(
      @PathParam("video") String video,
      @PathParam("variant") Variant variant,
      @QueryParam(SignedUrl.EXPIRES) @Nullable String expires,
      @QueryParam(SignedUrl.SIGNATURE) @Nullable String signature)
      throws IOException {
    if (!signedUrl.permits("GET", Names.sourcePath(video, variant), expires, signature)) {
      throw ApiError.PERMISSION_DENIED.because("This link is wrong or has run out.");
    }
    var content = jobs.source(video, variant)
        .orElseThrow(() -> ApiError.CONTENT_NOT_FOUND.because("The file is gone."));
    return Response.ok(content, variant.contentType()).build();
  }
}
