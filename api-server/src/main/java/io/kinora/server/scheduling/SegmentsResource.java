package io.kinora.server.scheduling;

import io.kinora.protocol.Job;
import io.kinora.protocol.Names;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.StreamedBody;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where attempts leave parts of their videos for each other, by the signed URL of their job. */
@Path(Names.JOB_PATH + "{fence: [0-9]{1,18}}" + Names.SEGMENTS_SUFFIX)
public final class SegmentsResource {
  private final SignedUrl signedUrl;
  private final Segments segments;

  SegmentsResource(SignedUrl signedUrl, Segments segments) {
    this.signedUrl = signedUrl;
    this.segments = segments;
  }

  @PUT
  @StreamedBody
  public Response keep(
      @PathParam("fence") long fence,
      @QueryParam(Names.SEGMENT_NAME) @Nullable String name,
      @QueryParam(SignedUrl.EXPIRES) @Nullable String expires,
      @QueryParam(SignedUrl.SIGNATURE) @Nullable String signature,
      InputStream content)
      throws IOException {
    var known = permitted(fence, name, expires, signature);
    return switch (segments.receive(fence, known, content)) {
      case KEPT -> Response.noContent().build();
      case STALE -> stale();
      case TOO_MUCH -> throw ApiError.REQUEST_TOO_LARGE.because("The video has too many parts.");
    };
  }

  @GET
  public Response fetch(
      @PathParam("fence") long fence,
      @QueryParam(Names.SEGMENT_NAME) @Nullable String name,
      @QueryParam(SignedUrl.EXPIRES) @Nullable String expires,
      @QueryParam(SignedUrl.SIGNATURE) @Nullable String signature)
      throws IOException {
    var content = segments
        .read(fence, permitted(fence, name, expires, signature))
        .orElseThrow(() -> ApiError.CONTENT_NOT_FOUND.because("The part is gone."));
    return Response.ok(content, MediaType.APPLICATION_OCTET_STREAM_TYPE).build();
  }

  @DELETE
  public Response forget(
      @PathParam("fence") long fence,
      @QueryParam(Names.SEGMENT_NAME) @Nullable String name,
      @QueryParam(SignedUrl.EXPIRES) @Nullable String expires,
      @QueryParam(SignedUrl.SIGNATURE) @Nullable String signature)
      throws IOException {
    var known = permitted(fence, name, expires, signature);
    return segments.forget(fence, known) ? Response.noContent().build() : stale();
  }

  /** The name, where the link is good and it is one. */
  private String permitted(
      long fence, @Nullable String name, @Nullable String expires, @Nullable String signature) {
    var path = Names.segmentsPath(fence);
    if (!signedUrl.permits(Segments.METHODS, path, expires, signature)) {
      throw ApiError.PERMISSION_DENIED.because("This link is wrong or has run out.");
    }
    if (name == null || !Job.Segments.NAME.matcher(name).matches()) {
      throw ApiError.INVALID_VALUE.about(Names.SEGMENT_NAME, "This is not the name of a part.");
    }
    return name;
  }

  private static Response stale() {
    return Response.status(Response.Status.CONFLICT)
        .type(MediaType.TEXT_PLAIN_TYPE)
        .entity("This fence is stale.")
        .build();
  }
}
