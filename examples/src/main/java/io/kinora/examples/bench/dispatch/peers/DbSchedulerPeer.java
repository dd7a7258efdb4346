package io.kinora.examples.bench.dispatch.peers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * db-scheduler as its manual recommends for throughput on PostgreSQL: lock-and-fetch, one
 * connection for two threads, polling every 100 ms; dead executions after four heartbeats of 5 s.
 */
final class DbSchedulerPeer {

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED = 4;
  private static final int BATCH = 1000;

  private DbSchedulerPeer() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("produce")) produce(Program.database(2));
    else consume(arguments[1], Integer.parseInt(arguments[2]));
  }

  private static void produce(DataSource database) throws Exception {
    var task = task(null);
    var client = SchedulerClient.Builder.create(database, task).build();
    Program.produce(jobs -> submit(client, task, jobs));
  }

  private static void submit(SchedulerClient client, OneTimeTask<String> task, List<String> jobs) {
    var now = Clock.systemUTC().instant();
    for (var from = 0; from < jobs.size(); from += BATCH) {
      Stream<SchedulableInstance<?>> batch =
          jobs.subList(from, Math.min(jobs.size(), from + BATCH)).stream()
              .map(job -> SchedulableInstance.of(task.instance(job.split(" ")[0], job), now));
      client.scheduleBatch(batch);
    }
  }

  private static void consume(String journal, int slots) throws Exception {
    var scheduler = Scheduler.create(Program.database(slots / 2), task(Program.journal(journal)))
        .threads(slots)
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(Duration.ofMillis(100))
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED)
        .build();
    scheduler.start();
    Program.consume();
  }

  private static OneTimeTask<String> task(@Nullable FileChannel journal) {
    return Tasks.oneTime("job", String.class).execute((instance, context) -> {
      if (journal == null) throw new IllegalStateException("a producer does not work");
      try {
        Program.work(journal, instance.getData());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }
}
