package io.kinora.server.forecast;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kinora.protocol.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What any API server knows of the queue: what the leader has put up on the board, not older than a
 * few seconds. Empty when it has put up nothing of late. Thread-safe.
 */
public final class QueueView {
  private static final String OVERVIEW = "overview";

  /** After so long without a new picture the leader is taken for lost. */
  private static final Duration OVERVIEW_LASTS = Duration.ofSeconds(5);

  /** Longer than the time after which every flow is put up again. */
  private static final Duration FLOW_LASTS = Duration.ofSeconds(70);

  private static final Duration REMEMBERED = Duration.ofMillis(300);

  private final Board board;
  private final Clock clock;
  private final Cache<String, Optional<Overview>> overviews =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();
  private final Cache<String, Optional<FlowView>> flows =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  public QueueView(Board board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  /** Where a waiting video stands, if that is known. */
  public Optional<Place> place(Waiting video) {
    var overview = overview();
    if (overview.isEmpty()) return Optional.empty();
    return flows
        .get(flowKey(video.organizationId(), video.lane()), this::readFlow)
        .flatMap(flow -> placement(overview.get()).of(video, flow));
  }

  /** When a new video of a new organisation would start in a lane, if that is known. */
  public Optional<Place.Expected> newcomer(String lane) {
    return overview().flatMap(overview -> placement(overview).newcomer(lane));
  }

  public Optional<Overview> overview() {
    return overviews.get(
        OVERVIEW, key -> board.read(key).map(text -> Json.read(text, Overview.class)));
  }

  /** A place that begins in a moment. */
  public Place starting() {
    var now = Instant.ofEpochMilli(clock.millis());
    return new Place(1, Place.Reason.STARTING, new Place.Expected(now, now), null);
  }

  private Placement placement(Overview overview) {
    return new Placement(overview, clock.millis());
  }

  private Optional<FlowView> readFlow(String key) {
    return board.read(key).map(text -> Json.read(text, FlowView.class));
  }

  private static String flowKey(String organization, String lane) {
    return "flow/" + lane + "/" + organization;
  }

  /** Puts up a new picture; for the leader alone. */
  public void put(Overview overview) {
    overviews.put(OVERVIEW, Optional.of(overview));
    board.post(OVERVIEW, Json.write(overview), OVERVIEW_LASTS);
  }

  /** Puts up a flow, or takes it down when nothing of it waits; for the leader alone. */
  public void put(String organization, String lane, FlowView flow) {
    var key = flowKey(organization, lane);
    if (flow.videos() == 0) {
      flows.invalidate(key);
      board.remove(key);
      return;
    }
    flows.put(key, Optional.of(flow));
    board.post(key, Json.write(flow), FLOW_LASTS);
  }
}
