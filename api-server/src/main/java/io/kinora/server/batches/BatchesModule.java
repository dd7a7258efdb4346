package io.kinora.server.batches;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Environment;
import io.kinora.server.db.Ids;
import io.kinora.server.events.EventLog;
import io.kinora.server.files.FileService;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature together and onto the server. */
public final class BatchesModule {
  private BatchesModule() {}

  public static void install(
      Environment environment,
      Jdbi jdbi,
      FileService files,
      VideoLines videos,
      EventLog events,
      Ids ids,
      Clock clock) {
    ObjectMapper json = environment.getObjectMapper();
    var runner = new BatchRunner(
        jdbi,
        new BatchLines(jdbi, files, videos, json, clock),
        new BatchOutput(jdbi, files, videos, json, ids, clock),
        videos,
        events,
        ids.next("api"),
        clock);
    var service = new BatchService(jdbi, files, runner::wake, ids, clock);
    environment.jersey().register(new BatchesResource(service));
    environment.lifecycle().manage(runner);
  }

  /** Counts the end of a video for its batch, in the transaction that ends it. */
  public static void videoEnded(Handle transaction, String videoId, boolean isCompleted) {
    transaction.attach(BatchDao.class).countEnd(videoId, isCompleted);
  }
}
