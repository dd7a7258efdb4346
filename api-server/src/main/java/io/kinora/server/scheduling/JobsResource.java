package io.kinora.server.scheduling;

import io.kinora.protocol.Job.Variant;
import io.kinora.protocol.Json;
import io.kinora.protocol.Names;
import io.kinora.protocol.Outcome;
import io.kinora.protocol.PreviewPicture;
import io.kinora.protocol.SigningReply;
import io.kinora.protocol.SigningRequest;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.StreamedBody;
import io.kinora.server.provenance.Signing;
import io.kinora.server.workers.WorkerAuthenticator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What workers ask and tell of their attempts. 409 says that a fence is stale. */
@Path(Names.JOB_PATH + "{fence: [0-9]{1,18}}")
public final class JobsResource {
  private static final byte[] EMPTY = new byte[0];

  private final WorkerAuthenticator authenticator;
  private final SignedUrl signedUrl;
  private final Jobs jobs;
  private final Endings endings;
  private final ProgressView progress;

  JobsResource(
      WorkerAuthenticator authenticator,
      SignedUrl signedUrl,
      Jobs jobs,
      Endings endings,
      ProgressView progress) {
    this.authenticator = authenticator;
    this.signedUrl = signedUrl;
    this.jobs = jobs;
    this.endings = endings;
    this.progress = progress;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response take(@Context HttpHeaders headers, @PathParam("fence") long fence) {
    var worker = authenticator.authenticate(headers, "GET", Names.jobPath(fence), EMPTY);
    return jobs.take(worker, fence)
        .map(job -> Response.ok(Json.bytes(job)).build())
        .orElseGet(JobsResource::stale);
  }

  @POST
  @Path(Names.OUTCOME_SUFFIX)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response report(
      @Context HttpHeaders headers, @PathParam("fence") long fence, byte[] body) {
    var worker = authenticator.authenticate(headers, "POST", Names.outcomePath(fence), body);
    return switch (endings.report(worker, fence, read(body))) {
      case ACCEPTED -> Response.noContent().build();
      case REFUSED -> answer(422, "These are not the files that were uploaded.");
      case STALE -> {
        jobs.sweep(fence);
        yield stale();
      }
    };
  }

  @POST
  @Path(Names.SIGNATURE_SUFFIX)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response sign(@Context HttpHeaders headers, @PathParam("fence") long fence, byte[] body)
      throws IOException {
    var worker = authenticator.authenticate(headers, "POST", Names.signaturePath(fence), body);
    return jobs.sign(worker, fence, toBeSigned(body))
        .map(signature -> new SigningReply(Base64.getEncoder().encodeToString(signature)))
        .map(reply -> Response.ok(Json.bytes(reply)).build())
        .orElseGet(JobsResource::stale);
  }

  private static byte[] toBeSigned(byte[] body) {
    try {
      var message =
          Base64.getDecoder().decode(Json.read(body, SigningRequest.class).toBeSigned());
      if (Signing.isSignable(message)) return message;
    } catch (IllegalArgumentException e) {
      throw ApiError.INVALID_JSON.because("This is not a request for a signature.");
    }
    throw ApiError.INVALID_JSON.because("This is nothing that is signed here.");
  }

  @POST
  @Path(Names.PREVIEW_SUFFIX)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response preview(
      @Context HttpHeaders headers, @PathParam("fence") long fence, byte[] body) {
    var worker = authenticator.authenticate(headers, "POST", Names.previewPath(fence), body);
    return progress.show(worker, fence, picture(body)) ? Response.noContent().build() : stale();
  }

  private static byte[] picture(byte[] body) {
    try {
      var jpeg =
          Base64.getDecoder().decode(Json.read(body, PreviewPicture.class).jpeg());
      if (Previews.isPicture(jpeg)) return jpeg;
    } catch (IllegalArgumentException e) {
      throw ApiError.INVALID_JSON.because("This is not a preview.");
    }
    throw ApiError.INVALID_JSON.because("This is not a small JPEG picture.");
  }

  @PUT
  @Path(Names.UPLOAD_SUFFIX + "{variant}")
  @StreamedBody
  public Response upload(
      @PathParam("fence") long fence,
      @PathParam("variant") Variant variant,
      @QueryParam(SignedUrl.EXPIRES) @Nullable String expires,
      @QueryParam(SignedUrl.SIGNATURE) @Nullable String signature,
      InputStream content)
      throws IOException {
    if (!signedUrl.permits("PUT", Names.uploadPath(fence, variant), expires, signature)) {
      throw ApiError.PERMISSION_DENIED.because("This link is wrong or has run out.");
    }
    return jobs.receive(fence, variant, content) ? Response.noContent().build() : stale();
  }

  private static Response stale() {
    return answer(409, "This fence is stale.");
  }

  /** With words, because Jetty writes its own page in the place of an error without a body. */
  private static Response answer(int status, String words) {
    return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(words).build();
  }

  private static Outcome read(byte[] body) {
    try {
      return Json.read(body, Outcome.class);
    } catch (IllegalArgumentException e) {
      throw ApiError.INVALID_JSON.because("This is not an outcome.");
    }
  }
}
