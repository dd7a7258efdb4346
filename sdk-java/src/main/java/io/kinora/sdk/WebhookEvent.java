package io.kinora.sdk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a webhook tells. Events may come more than once and in any order; {@link #id} tells copies
 * apart. Immutable.
 *
 * @param id names the event, the same in every delivery of it
 * @param type such as {@code video.completed} or {@code video.failed}; more may come
 * @param createdAtSeconds when it happened, in unix seconds
 * @param data what it is about; for videos at least {@code id}
 */
public record WebhookEvent(
    @JsonProperty("id") String id,
    @JsonProperty("type") String type,
    @JsonProperty("created_at") long createdAtSeconds,
    @JsonProperty("data") Map<String, Object> data) {

  /** Copies the data. */
  public WebhookEvent {
    data = data == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(data));
  }

  /** When it happened. */
  public Instant createdAt() {
    return Instant.ofEpochSecond(createdAtSeconds);
  }

  /** The id of the video, if the event is about one. */
  public Optional<String> videoId() {
    return type.startsWith("video.") && data.get("id") instanceof String id
        ? Optional.of(id)
        : Optional.empty();
  }
}
