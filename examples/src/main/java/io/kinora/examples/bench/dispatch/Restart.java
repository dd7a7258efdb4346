package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Jdbi;

/**
 * How soon a server that has just begun to lead decides again, with so many videos waiting that
 * reading them takes seconds. One in ten belongs to one organisation, the others to all alike.
 */
final class Restart {

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final int LONGEST_SECONDS = 180;
  private static final int BATCH = 50_000;
  private static final int VIDEOS_EACH = 50;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final Cluster cluster;
  private final int waiting;

  Restart(Cluster cluster, int waiting) {
    this.cluster = cluster;
    this.waiting = waiting;
  }

  Map<String, Object> measure() throws IOException, InterruptedException {
    for (var worker : cluster.workers()) worker.close();
    var server = cluster.servers().get(0);
    server.process().terminate(GRACE);
    var organizations = waiting / VIDEOS_EACH;
    fill(cluster.jdbi(), organizations);
    server.start();
    server.awaitReady();
    var decides = await("deciding");
    var whole = await("queue read");
    return Map.of(
        "waiting",
        waiting,
        "organizations",
        organizations,
        "decides after s",
        decides / 1000.0,
        "knows all after s",
        whole / 1000.0);
  }

  /** Copies of a video that came in over HTTP, of fifteen sizes and lengths. */
  private void fill(Jdbi jdbi, int organizations) {
    jdbi.useHandle(handle -> {
      handle.execute("""
          insert into organization (id, name)
          select 'org_bench_' || i, 'bench' from generate_series(0, ? - 1) i""", organizations);
      handle.execute("""
          update video set status = 'completed', lease_until = null, completed_at = now()
          where status in ('queued', 'in_progress')""");
      for (var from = 0; from < waiting; from += BATCH) {
        handle.execute("""
            insert into video
            select r.* from video v
            cross join generate_series(?, ? - 1) i
            cross join lateral jsonb_populate_record(v, jsonb_build_object(
              'id', 'video_restart_' || i, 'status', 'queued', 'lane',
              (array['flex', 'default', 'priority'])[1 + i % 3], 'organization_id',
              'org_bench_' || case when i % 10 = 0 then 0 else i % ? end,
              'seconds', 4 * (1 + i % 5), 'width', 640 * (1 + i % 3),
              'progress', 0, 'attempts', 0, 'fence', null, 'worker_id', null, 'worker_slot', null,
              'assigned_at', null, 'acknowledged_at', null, 'deadline_at', null,
              'lease_until', null, 'started_at', null, 'completed_at', null, 'expires_at', null,
              'error_code', null, 'error_message', null, 'queued_at', now() - interval '1 minute',
              'created_at', clock_timestamp())) r
            where v.id = (select min(id) from video where id not like 'video_restart_%')""", from, Math.min(waiting, from + BATCH), organizations);
      }
      handle.execute("analyze video");
    });
  }

  /** The milliseconds since the server began to lead after which it said so. */
  private long await(String words) throws IOException, InterruptedException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
    ToLongFunction<String> millis =
        line -> Long.parseLong(line.replaceAll(".* millis=\"(\\d+)\".*", "$1"));
    while (System.nanoTime() < end) {
      var said = cluster.servers().get(0).saidLast(words);
      if (said.isPresent()) return millis.applyAsLong(said.get());
      var unused = NEVER.await(100, TimeUnit.MILLISECONDS);
    }
    throw new IOException("the server did not say: " + words);
  }
}
