package io.kinora.sdk.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinora.sdk.CallInterruptedException;
import io.kinora.sdk.ConnectionException;
import io.kinora.sdk.VideoUpdates;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events of one video, over as many connections as it takes: whoever comes back names the last
 * event and hears only of what followed. Belongs to one thread.
 */
public final class Watch implements VideoUpdates {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int NO_CONTENT = 204;

  private final Transport transport;
  private final String id;
  private @Nullable InputStream in;
  private @Nullable EventLines lines;
  private @Nullable ObjectNode newest;
  private @Nullable Video upcoming;
  private byte @Nullable [] preview;
  private String lastEventId = "";
  private int fruitless;
  private boolean over;

  /** Nothing is sent before the first change is asked for. */
  public Watch(Transport transport, String id) {
    this.transport = transport;
    this.id = id;
  }

  @Override
  public boolean hasNext() {
    while (upcoming == null && !over) {
      try {
        advance();
      } catch (InterruptedIOException e) {
        close();
        throw new CallInterruptedException("watching video " + id + " was interrupted", e);
      } catch (IOException e) {
        again(e);
      }
    }
    return upcoming != null;
  }

  @Override
  public Video next() {
    if (!hasNext() || upcoming == null) throw new NoSuchElementException();
    var video = upcoming;
    upcoming = null;
    return video;
  }

  @Override
  public Optional<byte[]> preview() {
    return Optional.ofNullable(preview);
  }

  private void advance() throws IOException {
    var open = lines == null ? connect() : lines;
    if (over) return;
    var event = open.next();
    if (event == null) throw new IOException("the stream ended before the video");
    fruitless = 0;
    lastEventId = open.lastId();
    var video = video(event);
    if (video == null) return;
    upcoming = video;
    if (video.status().equals(VideoStatus.COMPLETED) || video.status().equals(VideoStatus.FAILED)) {
      close();
    }
  }

  private EventLines connect() {
    var call = OperationsApi.streamVideoEvents(transport, id);
    var answer = (lastEventId.isEmpty() ? call : call.header("Last-Event-ID", lastEventId)).raw();
    var opened = new EventLines(answer.body());
    in = answer.body();
    lines = opened;
    if (answer.status() == NO_CONTENT) close();
    return opened;
  }

  /** The video after an event, or null if the event does not say. */
  private @Nullable Video video(String event) throws IOException {
    var told = Json.read(event, JsonNode.class);
    if (!(told instanceof ObjectNode object)) return null;
    if ("video".equals(told.path("object").asText())) {
      newest = object;
    } else if (newest != null && told.path("progress").isInt()) {
      newest.set("progress", told.get("progress"));
      var picture = told.path("image_url").asText();
      // A data URL: the bytes follow its comma.
      if (!picture.isEmpty()) {
        preview = Base64.getDecoder().decode(picture.substring(picture.indexOf(',') + 1));
      }
    } else {
      return null;
    }
    return Json.convert(newest, Video.class);
  }

  private void again(IOException reason) {
    release();
    var maxRetries = transport.options().maxRetries();
    if (fruitless++ >= (maxRetries == null ? 0 : maxRetries)) {
      over = true;
      throw new ConnectionException(
          "the events of video " + id + " broke off: " + reason.getMessage(), reason, null, true);
    }
    Pause.take(transport.sleeper(), PAUSE.multipliedBy(fruitless), "watching video " + id);
  }

  @Override
  public void close() {
    over = true;
    release();
  }

  private void release() {
    var open = in;
    in = null;
    lines = null;
    if (open == null) return;
    try {
      open.close();
    } catch (IOException e) {
      throw new ConnectionException("the connection could not be closed", e, null, false);
    }
  }
}
