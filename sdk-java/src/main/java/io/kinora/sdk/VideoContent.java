package io.kinora.sdk;

import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.VideoContentVariant;

/**
 * The bytes of a completed video: the MP4, or with {@link #variant} its thumbnail (WebP), its
 * sprite sheet (JPEG) or its captions (WebVTT; none where nobody speaks). Immutable and
 * thread-safe.
 */
@CheckReturnValue
public final class VideoContent extends Content {

  private final Transport transport;
  private final String id;

  VideoContent(Transport transport, String id) {
    super(transport, OperationsApi.getVideoContent(transport, id, null));
    this.transport = transport;
    this.id = id;
  }

  /** The same video in another form. */
  public Content variant(VideoContentVariant variant) {
    return new Content(transport, OperationsApi.getVideoContent(transport, id, variant));
  }
}
