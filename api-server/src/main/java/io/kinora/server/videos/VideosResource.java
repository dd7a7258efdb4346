package io.kinora.server.videos;

import io.dropwizard.auth.Auth;
import io.kinora.server.accounts.Caller;
import io.kinora.server.api.VideosApi;
import io.kinora.server.api.WireCreateVideoRequest;
import io.kinora.server.api.WireDeletedVideo;
import io.kinora.server.api.WireRemixVideoRequest;
import io.kinora.server.api.WireVideo;
import io.kinora.server.api.WireVideoList;
import io.kinora.server.http.Forms;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.Values;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos}. */
public final class VideosResource implements VideosApi {
  private final VideoService videos;
  private final VideoRequests requests;
  private final SourceRequests sources;
  private final VideoCreation creation;
  private final ContentResponse contents;
  private final Forms forms;
  private final VideoWait waits;

  VideosResource(
      VideoService videos,
      VideoRequests requests,
      SourceRequests sources,
      VideoCreation creation,
      ContentResponse contents,
      Forms forms,
      VideoWait waits) {
    this.videos = videos;
    this.requests = requests;
    this.sources = sources;
    this.creation = creation;
    this.contents = contents;
    this.forms = forms;
    this.waits = waits;
  }

  @Override
  public WireVideo createVideo(
      Caller caller,
      @Nullable String idempotencyKey,
      WireCreateVideoRequest body,
      ContainerRequestContext request) {
    return creation.create(caller, requests.check(caller, body, null), idempotencyKey, request);
  }

  /** The same operation, as the OpenAI SDKs send it. */
  @POST
  @Path("/videos")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  public WireVideo createVideoFromForm(
      @Auth Caller caller,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      FormDataMultiPart form,
      @Context ContainerRequestContext request) {
    var read = forms.read(form, WireCreateVideoRequest.class, Set.of(RequestInputs.REFERENCE));
    var reference = read.files().get(RequestInputs.REFERENCE);
    var wanted = requests.check(caller, read.value(), reference);
    return creation.create(caller, wanted, idempotencyKey, request);
  }

  @Override
  public WireVideo remixVideo(
      Caller caller,
      String id,
      @Nullable String idempotencyKey,
      WireRemixVideoRequest body,
      ContainerRequestContext request) {
    var wanted = sources.remix(caller, videos.get(caller, id), body.prompt());
    return creation.create(caller, wanted, idempotencyKey, request);
  }

  /** The same operation, as the Java SDK of OpenAI sends it. */
  @POST
  @Path("/videos/{video_id}/remix")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(MediaType.APPLICATION_JSON)
  public WireVideo remixVideoFromForm(
      @Auth Caller caller,
      @PathParam("video_id") String id,
      @HeaderParam("Idempotency-Key") @Nullable String idempotencyKey,
      FormDataMultiPart form,
      @Context ContainerRequestContext request) {
    var body = forms.read(form, WireRemixVideoRequest.class);
    return remixVideo(caller, id, idempotencyKey, body, request);
  }

  @Override
  public WireVideoList listVideos(
      Caller caller,
      @Nullable String after,
      String limit,
      String order,
      @Nullable String clientReferenceId,
      @Nullable String createdAtGt,
      @Nullable String createdAtGte,
      @Nullable String createdAtLt,
      @Nullable String createdAtLte,
      ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var filter = VideoFilter.of(
        request, clientReferenceId, createdAtGt, createdAtGte, createdAtLt, createdAtLte);
    var newestFirst = Values.oneOf("order", order, List.of("asc", "desc")).equals("desc");
    var page = videos.list(caller, filter, after, count, newestFirst);
    var data = page.videos().stream().map(VideoWriter::onTheWire).toList();
    return new WireVideoList(
        "list",
        data,
        data.isEmpty() ? null : data.get(0).id(),
        data.isEmpty() ? null : data.get(data.size() - 1).id(),
        page.hasMore());
  }

  @Override
  public CompletionStage<WireVideo> getVideo(
      Caller caller, String id, String wait, ContainerRequestContext request) {
    return waits
        .done(id, VideoWait.parse(wait), () -> videos.get(caller, id))
        .thenApply(VideoWriter::onTheWire);
  }

  @Override
  public WireDeletedVideo deleteVideo(Caller caller, String id, ContainerRequestContext request) {
    videos.delete(caller, id);
    return new WireDeletedVideo(id, "video.deleted", true);
  }

  @Override
  public WireVideo cancelVideo(Caller caller, String id, ContainerRequestContext request) {
    return VideoWriter.onTheWire(videos.cancel(caller, id));
  }

  @Override
  public Response getVideoContent(
      Caller caller, String id, String variant, ContainerRequestContext request) {
    return contents.of(videos.content(caller, id, ContentLinks.variant(variant)), request);
  }
}
