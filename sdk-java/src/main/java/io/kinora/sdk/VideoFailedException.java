package io.kinora.sdk;

import io.kinora.sdk.model.ErrorCode;
import io.kinora.sdk.model.Video;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The video that was waited for has failed. {@link #code()} is its {@code error.code}, for example
 * {@code cancelled}; the video itself is at {@link #video()}. Trying again means creating another
 * one.
 */
public final class VideoFailedException extends KinoraException {

  private static final long serialVersionUID = 1L;

  private final transient Video video;
  private final @Nullable String requestId;

  /**
   * Makes one.
   *
   * @param video the failed video
   * @param requestId the request that told of it, or null
   */
  public VideoFailedException(Video video, @Nullable String requestId) {
    super(describe(video, requestId), null);
    this.video = video;
    this.requestId = requestId;
  }

  private static String describe(Video video, @Nullable String requestId) {
    var error = video.error();
    var reason =
        error == null ? "The server gave no reason." : error.code() + ": " + error.message();
    return reason + " (video " + video.id()
        + (requestId == null ? ")" : ", request " + requestId + ")");
  }

  /** The failed video. */
  public Video video() {
    return video;
  }

  @Override
  public Optional<ErrorCode> code() {
    return Optional.ofNullable(video.error()).map(error -> ErrorCode.of(error.code()));
  }

  @Override
  public Optional<String> requestId() {
    return Optional.ofNullable(requestId);
  }
}
