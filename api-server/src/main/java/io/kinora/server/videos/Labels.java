package io.kinora.server.videos;

import io.kinora.server.api.WireCreateVideoRequest;
import io.kinora.server.http.Metadata;
import io.kinora.server.http.Values;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a caller attaches to a video; none of it changes what the video shows.
 *
 * @param metadata up to 16 pairs, by key
 * @param clientReferenceId the caller's own id, or null
 * @param webhookUrl where the video's end is told, or null; checked by whoever sends there
 */
record Labels(
    Map<String, String> metadata,
    @Nullable String clientReferenceId,
    @Nullable String webhookUrl) {
  static final Labels NONE = new Labels(Map.of(), null, null);

  Labels {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /**
   * @throws io.kinora.server.http.ApiException when there are too many pairs, or one is too long
   */
  static Labels of(WireCreateVideoRequest request) {
    var metadata = request.metadata() == null ? Map.<String, String>of() : request.metadata();
    Metadata.check(metadata);
    if (request.clientReferenceId() != null)
      Values.noNull("client_reference_id", request.clientReferenceId());
    return new Labels(metadata, request.clientReferenceId(), request.webhookUrl());
  }
}
