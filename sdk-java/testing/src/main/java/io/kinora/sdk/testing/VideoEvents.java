package io.kinora.sdk.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The server-sent events of a video that a client has not seen yet. The id of an event is how the
 * video stood. Belongs to one thread.
 */
final class VideoEvents {

  private static final int NO_CONTENT = 204;

  private final StringBuilder text = new StringBuilder("retry: 2000\n\n");
  private String told;
  private boolean isNew;

  /** @param lastEventId what the client saw last, or empty */
  VideoEvents(String lastEventId) {
    told = lastEventId;
  }

  /** Tells how the video stands, unless the client knows. */
  void tell(ObjectNode video) {
    var status = video.path("status").asText();
    var standing = status + ":" + video.path("progress").asInt();
    if (standing.equals(told)) {
      return;
    }
    if (told.startsWith(status + ":")) {
      var progress = JsonNodeFactory.instance
          .objectNode()
          .put("id", video.path("id").asText())
          .put("object", "video.progress")
          .put("progress", video.path("progress").asInt());
      add(standing, "video.progress", progress);
    } else {
      add(standing, "video." + status, video);
    }
    told = standing;
  }

  private void add(String id, String type, ObjectNode data) {
    isNew = true;
    text.append("id: %s%nevent: %s%ndata: %s%n%n".formatted(id, type, data));
  }

  Reply reply(boolean isOver) {
    return isOver && !isNew
        ? new Reply(NO_CONTENT, Map.of(), new byte[0])
        : new Reply(
            200, Map.of("content-type", "text/event-stream"), text.toString().getBytes(UTF_8));
  }
}
