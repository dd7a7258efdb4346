package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.Cluster;
import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.WorkerKey;
import io.kinora.protocol.WorkerSlot;
import io.kinora.worker.cluster.HttpServerApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/**
 * How fast the scheduler alone claims: a fleet that is nothing but heartbeats, whose attempts are
 * ended with SQL as soon as they have begun, so that its slots are free again.
 */
final class Claims {

  private static final int WORKERS = 32;
  private static final int SLOTS = 64;
  private static final int SECONDS = 15;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final Cluster cluster;
  private final List<Ghost> ghosts = new ArrayList<>();
  private int sequence;

  /** A worker that only beats. */
  private record Ghost(String id, HttpServerApi server) {}

  Claims(Cluster cluster) {
    this.cluster = cluster;
    var random = new Random(1);
    var servers = List.of(URI.create(cluster.servers().get(0).origin()));
    var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    for (var i = 0; i < WORKERS; i++) {
      var id = "worker_" + HexFormat.of().toHexDigits(random.nextLong());
      var key = WorkerKey.derive(cluster.joinSecret(), id);
      ghosts.add(new Ghost(id, new HttpServerApi(http, servers, id, key, Clock.systemUTC())));
    }
  }

  /** Claims from what waits. */
  Map<String, Object> measure() throws IOException, InterruptedException {
    for (var worker : cluster.workers()) worker.close();
    var jdbi = cluster.jdbi();
    var claimed = 0;
    var begin = System.nanoTime();
    var end = begin + TimeUnit.SECONDS.toNanos(SECONDS);
    var last = begin;
    while (System.nanoTime() < end) {
      beat();
      for (var round = 0; round < 20 && System.nanoTime() < end; round++) {
        var ended = end(jdbi);
        if (ended > 0) last = System.nanoTime();
        claimed += ended;
        var unused = NEVER.await(50, TimeUnit.MILLISECONDS);
      }
    }
    return Map.of(
        "slots", WORKERS * SLOTS, "claimed", claimed, "claims/s", claimed * 1e9 / (last - begin));
  }

  /** Puts back what was drained before, so that the backlog is whole, and measures. */
  Map<String, Object> refillAndMeasure(int backlog) throws IOException, InterruptedException {
    for (var worker : cluster.workers()) worker.close();
    refill(backlog);
    return measure();
  }

  private void refill(int backlog) {
    cluster
        .jdbi()
        .useHandle(handle -> handle.createUpdate("""
            with ended as (
              update attempt set ended_at = now(), outcome = 'released' where ended_at is null)
            update video set status = 'queued', lease_until = null, queued_at = now(), progress = 0,
              completed_at = null, expires_at = null, error_code = null, error_message = null
            where id in (
              select id from video where id like 'video_bench_%' order by created_at desc limit :n)""").bind("n", backlog).execute());
  }

  private void beat() throws IOException, InterruptedException {
    var models = List.of(new WorkerSlot.SlotModel("world-draft", 0, true));
    var slots = IntStream.range(0, SLOTS)
        .mapToObj(slot -> new WorkerSlot("s" + slot, models))
        .toList();
    sequence++;
    for (var ghost : ghosts) {
      ghost
          .server()
          .heartbeat(
              new Heartbeat(ghost.id(), "ghost", "bench", sequence, false, slots, List.of()));
    }
  }

  private static int end(Jdbi jdbi) {
    return jdbi.withHandle(handle -> handle.createUpdate("""
            with ended as (
              update video set status = 'completed', lease_until = null, completed_at = now()
              where lease_until is not null returning fence)
            update attempt set ended_at = now(), outcome = 'completed'
            from ended where attempt.fence = ended.fence""").execute());
  }
}
