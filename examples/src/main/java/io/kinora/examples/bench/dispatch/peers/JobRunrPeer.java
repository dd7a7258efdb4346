package io.kinora.examples.bench.dispatch.peers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.stream.Stream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;
import org.jspecify.annotations.Nullable;

/** JobRunr's open edition, polling as often as it allows on SQL, every 5 s. */
public final class JobRunrPeer {

  private static final int POLL_SECONDS = 5;

  private static volatile @Nullable FileChannel journal;

  private JobRunrPeer() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("produce")) produce();
    else consume(arguments[1], Integer.parseInt(arguments[2]));
  }

  private static void produce() throws Exception {
    JobRunr.configure()
        .useJsonMapper(new JacksonJsonMapper())
        .useStorageProvider(new PostgresStorageProvider(Program.database(4)))
        .initialize();
    Program.produce(jobs -> {
      Stream<String> stream = jobs.stream();
      BackgroundJob.<String>enqueue(stream, job -> JobRunrPeer.run(job));
    });
  }

  private static void consume(String path, int slots) throws Exception {
    journal = Program.journal(path);
    JobRunr.configure()
        .useJsonMapper(new JacksonJsonMapper())
        .useStorageProvider(new PostgresStorageProvider(Program.database(slots / 2)))
        .useBackgroundJobServer(
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andWorkerCount(slots)
                .andPollIntervalInSeconds(POLL_SECONDS))
        .initialize();
    Program.consume();
  }

  /** The job itself, which JobRunr finds by its name. */
  public static void run(String job) throws IOException, InterruptedException {
    var open = journal;
    if (open == null) throw new IllegalStateException("a producer does not work");
    Program.work(open, job);
  }
}
