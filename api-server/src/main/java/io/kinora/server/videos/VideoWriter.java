package io.kinora.server.videos;

import io.kinora.server.api.WireExpectedTime;
import io.kinora.server.api.WireQueuePlace;
import io.kinora.server.api.WireQueueReason;
import io.kinora.server.api.WireVideo;
import io.kinora.server.api.WireVideoError;
import io.kinora.server.api.WireVideoUsage;
import io.kinora.server.billing.Micros;
import io.kinora.server.forecast.Place;
import io.kinora.server.forecast.Place.Expected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Videos as they go over the wire. */
final class VideoWriter {
  private VideoWriter() {}

  static WireVideo onTheWire(Video video) {
    return new WireVideo(
        video.id(),
        "video",
        video.model(),
        video.status().onTheWire(),
        video.progress(),
        video.createdAt().getEpochSecond(),
        seconds(video.startedAt()),
        seconds(video.completedAt()),
        seconds(video.expiresAt()),
        video.prompt(),
        video.width() + "x" + video.height(),
        String.valueOf(video.length()),
        video.remixedFromVideoId(),
        video.seed(),
        video.bestOf(),
        video.lane().word(),
        queue(video.place()),
        video.engineNotes(),
        timings(video.timings()),
        video.negativePrompt(),
        video.metadata(),
        video.clientReferenceId(),
        video.webhookUrl(),
        usage(video),
        error(video));
  }

  private static @Nullable WireQueuePlace queue(@Nullable Place place) {
    if (place == null) return null;
    return new WireQueuePlace(
        place.position(),
        WireQueueReason.of(place.reason().word()),
        expected(place.start()),
        expected(place.completion()));
  }

  private static @Nullable WireExpectedTime expected(@Nullable Expected time) {
    return time == null
        ? null
        : new WireExpectedTime(time.p50().getEpochSecond(), time.p90().getEpochSecond());
  }

  private static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }

  private static @Nullable Map<String, BigDecimal> timings(@Nullable Map<String, Double> stages) {
    if (stages == null) return null;
    var timings = new LinkedHashMap<String, BigDecimal>();
    stages.forEach((stage, seconds) -> timings.put(stage, BigDecimal.valueOf(seconds)));
    return timings;
  }

  private static @Nullable WireVideoUsage usage(Video video) {
    var cost = video.costMicro();
    var completed = video.status() == VideoStatus.COMPLETED;
    if (!completed && (cost == null || cost == 0)) return null;
    return new WireVideoUsage(
        completed ? video.seconds() : 0,
        completed ? video.seconds() * video.bestOf() : 0,
        cost == null ? null : Micros.text(cost));
  }

  private static @Nullable WireVideoError error(Video video) {
    if (video.errorCode() == null) return null;
    return new WireVideoError(video.errorCode(), String.valueOf(video.errorMessage()));
  }
}
