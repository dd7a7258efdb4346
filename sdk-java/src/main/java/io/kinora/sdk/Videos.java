package io.kinora.sdk;

import io.kinora.sdk.internal.Call;
import io.kinora.sdk.internal.Poller;
import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.Watch;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.CreateQuoteRequest;
import io.kinora.sdk.model.CreateVideoContentUrlRequest;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.DeletedVideo;
import io.kinora.sdk.model.EditVideoRequest;
import io.kinora.sdk.model.ExtendVideoRequest;
import io.kinora.sdk.model.Quote;
import io.kinora.sdk.model.RemixVideoRequest;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoContentUrl;
import io.kinora.sdk.model.VideoSeconds;
import java.time.Duration;
import java.util.Map;

/**
 * Make, watch and fetch videos. Immutable and thread-safe.
 *
 * <p>Methods that make one call give an {@link Operation}, which sends nothing until it is run.
 * {@link #createAndWait} and {@link #waitFor} block until the video is done.
 */
@CheckReturnValue
public final class Videos {

  private final Transport transport;

  Videos(Transport transport) {
    this.transport = transport;
  }

  /** Creates a video. The answer comes at once, with the video {@code queued}. */
  public Operation<Video> create(CreateVideoRequest request) {
    return OperationsApi.createVideo(transport, request);
  }

  /**
   * Creates a video that begins with an image: JPEG, PNG or WebP, of the size of the video unless
   * {@code fit} says what to do with another. An image on the web or an uploaded file is named in
   * the request instead, as its {@code inputReference}.
   */
  public Operation<Video> create(CreateVideoRequest request, Upload inputReference) {
    return OperationsApi.createVideo(transport, request).file("input_reference", inputReference);
  }

  /**
   * Creates a video and waits until it is completed, 30 minutes at most.
   *
   * @return the completed video
   * @throws VideoFailedException if it fails
   * @throws WaitTimeoutException if it takes longer; it goes on, and the exception carries its id
   * @throws ApiException if the server refuses it
   * @throws ConnectionException if the server does not answer the create
   * @throws CallInterruptedException if the thread is interrupted; its flag stays set and the video
   *     goes on
   */
  @CanIgnoreReturnValue
  public Video createAndWait(CreateVideoRequest request) {
    return createAndWait(request, WaitOptions.defaults());
  }

  /**
   * Like {@link #createAndWait(CreateVideoRequest)} with a deadline and a listener of the caller's.
   */
  @CanIgnoreReturnValue
  public Video createAndWait(CreateVideoRequest request, WaitOptions options) {
    var video = create(request).execute();
    return new Poller(transport, video.id(), options).await(video);
  }

  /**
   * Waits until a video is completed. The server says how often to ask. While the server cannot be
   * reached the wait goes on, so that a restart of it is a delay and not an error.
   *
   * @return the completed video
   * @throws VideoFailedException if it fails or has failed
   * @throws WaitTimeoutException if it is not done within the time
   * @throws NotFoundException if there is no such video
   * @throws CallInterruptedException if the thread is interrupted; its flag stays set
   */
  @CanIgnoreReturnValue
  public Video waitFor(String id, WaitOptions options) {
    return new Poller(transport, id, options).await(null);
  }

  /** Makes a completed video anew with another prompt; model, size, length and seed stay. */
  public Operation<Video> remix(String id, RemixVideoRequest request) {
    return OperationsApi.remixVideo(transport, id, request);
  }

  /** Makes a video like another of the project, but for what the prompt changes. */
  public Operation<Video> edit(EditVideoRequest request) {
    return OperationsApi.editVideo(transport, request);
  }

  /**
   * Makes a video like an uploaded one, but for what the prompt changes.
   *
   * @param video MP4 or WebM of one of the model's sizes
   * @param prompt what is to be otherwise
   * @param model which makes the new video
   */
  public Operation<Video> edit(Upload video, String prompt, String model) {
    return form("editVideo", "/videos/edits", Map.of("prompt", prompt, "model", model), video);
  }

  /**
   * Lets a video of the project go on. The result is one file, the source and then what was added,
   * and {@code seconds} of it is the whole, 120 at most.
   */
  public Operation<Video> extend(ExtendVideoRequest request) {
    return OperationsApi.extendVideo(transport, request);
  }

  /**
   * Lets an uploaded video go on.
   *
   * @param video MP4 or WebM of one of the model's sizes
   * @param prompt what happens next
   * @param seconds how much is added
   * @param model which makes what is added
   */
  public Operation<Video> extend(Upload video, String prompt, VideoSeconds seconds, String model) {
    return form(
        "extendVideo",
        "/videos/extensions",
        Map.of("prompt", prompt, "seconds", seconds, "model", model),
        video);
  }

  /** The contract has forms beside the JSON of some operations; only JSON has generated calls. */
  private Call<Video> form(String operation, String path, Map<String, ?> fields, Upload video) {
    return transport
        .json(Video.class, operation, "POST", path)
        .body(fields)
        .file("video", video)
        .idempotent();
  }

  /**
   * What a video costs; the offer binds for two minutes. Create the video with its id as
   * {@code quoteId} to pay exactly this.
   */
  public Operation<Quote> quote(CreateQuoteRequest request) {
    return OperationsApi.createQuote(transport, request);
  }

  /** The video as it stands. */
  public Operation<Video> get(String id) {
    return OperationsApi.getVideo(transport, id, null);
  }

  /**
   * The video once it is completed or failed, or as it stands when the time is up.
   *
   * @param wait how long the server holds its answer back, a minute at most
   */
  public Operation<Video> get(String id, Duration wait) {
    return OperationsApi.getVideo(transport, id, Math.toIntExact(wait.toSeconds()));
  }

  /**
   * The video each time that it changes, as the server tells of it, until it is completed or
   * failed. Nothing is sent before the first element is asked for.
   */
  public VideoUpdates watch(String id) {
    return new Watch(transport, id);
  }

  /** All videos of the key's project, newest first. */
  public Listing<Video> list() {
    return list(VideoFilter.all());
  }

  /** The videos of the key's project that the filter lets through, newest first. */
  public Listing<Video> list(VideoFilter filter) {
    return new Listing<>(query -> {
      return OperationsApi.listVideos(
              transport,
              query.after(),
              query.limit(),
              query.order(),
              filter.statuses(),
              filter.models(),
              filter.clientReferenceId(),
              null,
              VideoFilter.seconds(filter.createdFrom()),
              VideoFilter.seconds(filter.createdBefore()),
              null,
              filter.metadata())
          .execute();
    });
  }

  /** Deletes a completed or failed video with its files. */
  public Operation<DeletedVideo> delete(String id) {
    return OperationsApi.deleteVideo(transport, id);
  }

  /**
   * Cancels a queued or running video: it becomes {@code failed} with the code {@code cancelled},
   * at once or within seconds. Cancelling it again changes nothing.
   */
  public Operation<Video> cancel(String id) {
    return OperationsApi.cancelVideo(transport, id);
  }

  /**
   * Makes a link to a file of a completed video that works without a key for a while, for browsers
   * and for others.
   */
  public Operation<VideoContentUrl> contentUrl(String id, CreateVideoContentUrlRequest request) {
    return OperationsApi.createVideoContentUrl(transport, id, request);
  }

  /** The bytes of a completed video, to save or to read. */
  public VideoContent content(String id) {
    return new VideoContent(transport, id);
  }
}
