package io.kinora.server.videos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.server.http.EventStream;
import io.kinora.server.scheduling.ProgressView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Videos as streams of events. An event tells how the video stands, so that a client that missed
 * some misses nothing: its id is that standing, and whoever comes back with the id of the newest
 * event hears of the next one only. Thread-safe.
 */
final class VideoEvents {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final VideoWatch watch;
  private final ProgressView progress;
  private final ObjectMapper json;
  private final Clock clock;

  VideoEvents(VideoWatch watch, ProgressView progress, ObjectMapper json, Clock clock) {
    this.watch = watch;
    this.progress = progress;
    this.json = json;
    this.clock = clock;
  }

  /** The id of the event that tells how a video stands. */
  static String standing(Video video) {
    return video.status().word() + ":" + video.progress();
  }

  /** Whether a client that saw this event has seen the last one. */
  static boolean isOver(Video video, @Nullable String lastEventId) {
    return video.status().isDone() && standing(video).equals(lastEventId);
  }

  /**
   * Streams until the video is done.
   *
   * @param request suspended
   * @param video as it stands
   * @param lastEventId what the client saw last, or null
   */
  void stream(HttpServletRequest request, Video video, @Nullable String lastEventId)
      throws IOException {
    var teller = new Teller(video.id(), lastEventId);
    watch.add(video.id(), teller);
    teller.open(EventStream.open(request, () -> watch.remove(video.id(), teller)));
    teller.onVideo(video);
    // What happened between the read and the watch is seen now.
    watch.announced(video.id());
  }

  /** Tells one client of one video. */
  private final class Teller implements VideoWatch.Watcher {
    private final String id;
    private @Nullable EventStream stream;
    private @Nullable String told;
    private @Nullable String status;
    private @Nullable String shown;
    private Instant lastSent = clock.instant();

    Teller(String id, @Nullable String lastEventId) {
      this.id = id;
      told = lastEventId;
      var colon = lastEventId == null ? -1 : lastEventId.indexOf(':');
      status = lastEventId == null || colon < 0 ? null : lastEventId.substring(0, colon);
    }

    synchronized void open(EventStream opened) {
      stream = opened;
    }

    @Override
    public synchronized void onVideo(Video video) {
      if (stream == null) return;
      var standing = standing(video);
      if (!standing.equals(told)) {
        if (video.status().word().equals(status)) progress(stream, standing, video);
        else stream.send(standing, "video." + video.status().word(), whole(video));
        told = standing;
        status = video.status().word();
        lastSent = clock.instant();
      }
      if (video.status() == VideoStatus.IN_PROGRESS) preview(stream, standing, video);
      if (lastSent.plus(HEARTBEAT).isBefore(clock.instant())) {
        stream.heartbeat();
        lastSent = clock.instant();
      }
      if (video.status().isDone()) stream.end();
    }

    private void progress(EventStream to, String standing, Video video) {
      var body = new LinkedHashMap<String, Object>();
      body.put("id", id);
      body.put("object", "video.progress");
      body.put("progress", video.progress());
      to.send(standing, "video.progress", write(body));
    }

    /** Sends the newest picture, if it is new; its id is that of what was told before it. */
    private void preview(EventStream to, String standing, Video video) {
      var picture = progress.preview(video.fence()).orElse(null);
      if (picture == null || picture.equals(shown)) return;
      var body = new LinkedHashMap<String, Object>();
      body.put("id", id);
      body.put("object", "video.preview");
      body.put("progress", video.progress());
      body.put("image_url", picture);
      to.send(standing, "video.preview", write(body));
      shown = picture;
      lastSent = clock.instant();
    }

    private String whole(Video video) {
      return write(VideoWriter.onTheWire(video));
    }

    private String write(Object body) {
      try {
        return json.writeValueAsString(body);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a video is plain text and numbers", e);
      }
    }

    @Override
    public synchronized void onGone() {
      if (stream != null) stream.end();
    }
  }
}
