package io.kinora.server.videos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.server.accounts.Caller;
import io.kinora.server.api.WireCreateVideoRequest;
import io.kinora.server.batches.VideoLines;
import io.kinora.server.http.Forms;
import io.kinora.server.scheduling.Dispatch;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Videos of batches: what any request may ask for, in the lane of what can wait. Thread-safe. */
final class BatchedVideos implements VideoLines {
  /** As long as the files of the batch itself. */
  private static final Duration KEPT = Duration.ofHours(24);

  private final Jdbi jdbi;
  private final VideoRequests requests;
  private final VideoIntake intake;
  private final Dispatch dispatch;
  private final Forms bodies;
  private final ObjectMapper json;
  private final Clock clock;

  BatchedVideos(
      Jdbi jdbi,
      VideoRequests requests,
      VideoIntake intake,
      Dispatch dispatch,
      Forms bodies,
      ObjectMapper json,
      Clock clock) {
    this.jdbi = jdbi;
    this.requests = requests;
    this.intake = intake;
    this.dispatch = dispatch;
    this.bodies = bodies;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Prepared prepare(Caller caller, JsonNode body) {
    var wanted = requests
        .check(caller, bodies.read(body, WireCreateVideoRequest.class), null)
        .batched();
    return transaction -> intake.make(transaction, caller, wanted).id();
  }

  @Override
  public void created() {
    dispatch.queued("");
  }

  @Override
  public void cancel(String videoId) {
    dispatch.cancel(videoId);
  }

  @Override
  public Map<String, Shown> show(List<String> ids) {
    var shown = new HashMap<String, Shown>();
    for (var video : jdbi.onDemand(VideoDao.class).all(ids.toArray(String[]::new))) {
      if (video.deletedAt() != null) continue;
      var code = video.errorCode();
      shown.put(video.id(), new Shown(tree(video), code == null ? "" : code));
    }
    return shown;
  }

  private JsonNode tree(Video video) {
    return json.valueToTree(VideoWriter.onTheWire(video));
  }

  @Override
  public void keepFrom(String batchId) {
    jdbi.useExtension(
        VideoDao.class, dao -> dao.keepBatch(batchId, clock.instant().plus(KEPT)));
  }
}
