package io.kinora.server.videos;

import io.dropwizard.auth.Auth;
import io.kinora.protocol.Job.Variant;
import io.kinora.server.accounts.Caller;
import io.kinora.server.api.EditsApi;
import io.kinora.server.api.WireEditVideoRequest;
import io.kinora.server.api.WireVideo;
import io.kinora.server.http.Forms;
import io.kinora.server.http.UploadBody;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos/edits}. */
public final class EditsResource implements EditsApi {
  private final VideoService videos;
  private final SourceRequests requests;
  private final VideoCreation creation;
  private final Forms forms;

  EditsResource(VideoService videos, SourceRequests requests, VideoCreation creation, Forms forms) {
    this.videos = videos;
    this.requests = requests;
    this.creation = creation;
    this.forms = forms;
  }

  @Override
  public WireVideo editVideo(
      Caller caller,
      @Nullable String idempotencyKey,
      WireEditVideoRequest body,
      ContainerRequestContext request) {
    var source = videos.get(caller, body.video().id());
    var wanted = requests.edit(caller, source, body.prompt(), body.model());
    videos.content(caller, source.id(), Variant.VIDEO);
    return creation.create(caller, wanted, idempotencyKey, request);
  }

  /** The same operation, as the OpenAI SDKs send it; the video may be a file. */
  @POST
  @Path("/videos/edits")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  @UploadBody
  public WireVideo editVideoFromForm(
      @Auth Caller caller,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      FormDataMultiPart form,
      @Context ContainerRequestContext request) {
    var read = forms.read(form, WireEditVideoRequest.class, Set.of(SourceRequests.VIDEO));
    var body = read.value();
    var file = read.files().get(SourceRequests.VIDEO);
    if (file == null) return editVideo(caller, idempotencyKey, body, request);
    var wanted = requests.edit(caller, file, body.prompt(), body.model());
    return creation.create(caller, wanted, idempotencyKey, request);
  }
}
