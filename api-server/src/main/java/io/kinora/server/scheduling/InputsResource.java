package io.kinora.server.scheduling;

import io.kinora.protocol.Names;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where workers fetch pictures and clips that came with a request, by a signed URL of their job.
 */
@Path(Names.INPUT_PATH)
public final class InputsResource {
  private final SignedUrl signedUrl;
  private final Jobs jobs;

  InputsResource(SignedUrl signedUrl, Jobs jobs) {
    this.signedUrl = signedUrl;
    this.jobs = jobs;
  }

  @GET
  @Path("{input}")
  public Response fetch(
      @PathParam("input") String input,
      @QueryParam(SignedUrl.EXPIRES) @Nullable String expires,
      @QueryParam(SignedUrl.SIGNATURE) @Nullable String signature)
      throws IOException {
    if (!signedUrl.permits("GET", Names.inputPath(input), expires, signature)) {
      throw ApiError.PERMISSION_DENIED.because("This link is wrong or has run out.");
    }
    var content = jobs.input(input)
        .orElseThrow(() -> ApiError.CONTENT_NOT_FOUND.because("The file is gone."));
    return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM_TYPE).build();
  }
}
