package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.protocol.Outcome.Result;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of leases and endings, for every implementation of {@link VideoRows}. */
abstract class VideoRowsContract {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration DEADLINE = Duration.ofMinutes(4);
  private static final Duration PATIENCE = Duration.ofSeconds(7);
  private static final String A = "worker_a";
  private static final String B = "worker_b";

  /** Rows with nothing in them. */
  abstract VideoRows rows();

  /** Lets time pass for these rows. */
  abstract void step(Duration time);

  @Test
  void aVideoIsClaimedOnceAndEveryAttemptHasALargerFence() {
    var rows = withVideos("v");
    var first = rows.claim("v", A, "s0", LEASE).orElseThrow();

    assertThat(rows.claim("v", B, "s0", LEASE)).isEmpty();
    assertThat(rows.waiting()).isEmpty();
    assertThat(rows.running()).extracting(QueuedVideo::id).containsExactly("v");
    assertThat(rows.report(A, first.fence(), Result.RELEASED, null)).isTrue();
    var second = rows.claim("v", B, "s0", LEASE).orElseThrow();
    assertThat(second.fence()).isGreaterThan(first.fence());
    assertThat(second).extracting("attempts", "workerId", "workerSlot").containsExactly(2, B, "s0");
  }

  @Test
  void aSlotHasOneAttemptAtATime() {
    var rows = withVideos("v", "w", "x");
    var first = rows.claim("v", A, "s0", LEASE).orElseThrow();

    assertThat(rows.claim("w", A, "s0", LEASE)).as("taken").isEmpty();
    assertThat(rows.claim("w", A, "s1", LEASE)).isPresent();
    assertThat(rows.busySlots())
        .containsOnly(
            entry(new QueueDao.Slot(A, "s0"), "v"), entry(new QueueDao.Slot(A, "s1"), "w"));
    rows.report(A, first.fence(), Result.RELEASED, null);
    assertThat(rows.claim("x", A, "s0", LEASE)).as("free again").isPresent();
  }

  @Test
  void nobodyButItsWorkerIsHeardUnderAFence() {
    var rows = withVideos("v");
    long fence = rows.claim("v", A, "s0", LEASE).orElseThrow().fence();

    assertThat(rows.acknowledge(B, fence, DEADLINE, LEASE)).isFalse();
    assertThat(rows.renew(B, fence, LEASE)).isEmpty();
    assertThat(rows.report(B, fence, Result.CANCELLED, null)).isFalse();
    assertThat(rows.acknowledge(A, fence + 1, DEADLINE, LEASE)).isFalse();
    assertThat(rows.acknowledge(A, fence, DEADLINE, LEASE)).isTrue();
    assertThat(rows.acknowledge(A, fence, DEADLINE, LEASE)).as("asked again").isTrue();
    assertThat(rows.renew(A, fence, LEASE)).contains(false);
  }

  @Test
  void whatNobodyFetchesWaitsAgainAndItsFenceIsDead() {
    var rows = withVideos("v", "w");
    long left = rows.claim("v", A, "s0", LEASE).orElseThrow().fence();
    long fetched = rows.claim("w", B, "s0", LEASE).orElseThrow().fence();
    assertThat(rows.acknowledge(B, fetched, DEADLINE, LEASE)).isTrue();
    assertThat(rows.releaseUnacknowledged(PATIENCE)).as("too early").isEmpty();

    step(PATIENCE.plusSeconds(1));

    assertThat(rows.releaseUnacknowledged(PATIENCE)).containsExactly(A);
    assertThat(rows.acknowledge(A, left, DEADLINE, LEASE)).isFalse();
    assertThat(rows.renew(A, left, LEASE)).isEmpty();
    assertThat(rows.waiting()).extracting(QueuedVideo::id).containsExactly("v");
    assertThat(rows.waiting().get(0).suspect()).as("nobody died").isFalse();
    assertThat(rows.running()).extracting(QueuedVideo::id).containsExactly("w");
  }

  @Test
  void aLeaseLivesAsLongAsItIsRenewed() {
    var rows = withVideos("v");
    long fence = began(rows, "v", A);
    step(Duration.ofSeconds(20));
    assertThat(rows.renew(A, fence, LEASE)).contains(false);
    step(Duration.ofSeconds(20));
    rows.expireLeases();
    assertThat(rows.waiting()).as("it was renewed").isEmpty();

    step(Duration.ofSeconds(15));
    rows.expireLeases();

    assertThat(rows.report(A, fence, Result.COMPLETED, null)).as("too late").isFalse();
    assertThat(rows.waiting())
        .extracting(QueuedVideo::id, QueuedVideo::avoid, QueuedVideo::suspect)
        .containsExactly(tuple("v", A, true));
  }

  @Test
  void twoDeadWorkersAreTheEndOfAVideo() {
    var rows = withVideos("v");
    for (var worker : new String[] {A, B}) {
      assertThat(rows.failed("v")).isEmpty();
      began(rows, "v", worker);
      step(LEASE.plusSeconds(1));
      rows.expireLeases();
    }

    assertThat(rows.failed("v")).contains(true);
  }

  @Test
  void noHeartbeatRenewsBeyondTheDeadline() {
    var rows = withVideos("v");
    for (int i = 0; i < 2; i++) {
      assertThat(rows.failed("v")).isEmpty();
      long fence = rows.claim("v", A, "s0", LEASE).orElseThrow().fence();
      assertThat(rows.acknowledge(A, fence, Duration.ofSeconds(60), LEASE)).isTrue();
      step(Duration.ofSeconds(25));
      assertThat(rows.renew(A, fence, LEASE)).contains(false);
      step(Duration.ofSeconds(25));
      assertThat(rows.renew(A, fence, LEASE)).contains(false);
      assertThat(rows.acknowledge(A, fence, Duration.ofSeconds(60), LEASE))
          .as("which moves no deadline")
          .isTrue();
      step(Duration.ofSeconds(31));
      assertThat(rows.renew(A, fence, LEASE)).isEmpty();
      rows.expireLeases();
    }

    assertThat(rows.failed("v")).as("too long twice").contains(true);
  }

  @Test
  void anOutcomeIsTakenOnce() {
    var rows = withVideos("v");
    long fence = began(rows, "v", A);

    assertThat(rows.report(A, fence, Result.COMPLETED, null)).isTrue();

    assertThat(rows.failed("v")).contains(false);
    assertThat(rows.report(A, fence, Result.COMPLETED, null)).isFalse();
    assertThat(rows.renew(A, fence, LEASE)).isEmpty();
    assertThat(rows.busySlots()).isEmpty();
  }

  @Test
  void aFailureIsTriedAgainAsOftenAsItsKindAllows() {
    var rows = withVideos("user", "infra", "oom", "timeout");

    assertThat(failures(rows, "user", ErrorKind.USER)).isEqualTo(1);
    assertThat(failures(rows, "infra", ErrorKind.INFRA)).isEqualTo(3);
    assertThat(failures(rows, "oom", ErrorKind.OOM)).isEqualTo(2);
    assertThat(failures(rows, "timeout", ErrorKind.TIMEOUT)).isEqualTo(2);
  }

  private static int failures(VideoRows rows, String video, ErrorKind kind) {
    int count = 0;
    while (rows.failed(video).isEmpty()) {
      assertThat(rows.report(A, began(rows, video, A), Result.FAILED, kind)).isTrue();
      count++;
    }
    return count;
  }

  @Test
  void whatIsGivenBackCountsForNothing() {
    var rows = withVideos("v");
    for (int i = 0; i < 5; i++) {
      assertThat(rows.report(A, began(rows, "v", A), Result.RELEASED, null)).isTrue();
    }

    assertThat(rows.waiting())
        .extracting(QueuedVideo::avoid, QueuedVideo::suspect)
        .containsExactly(tuple(null, false));
  }

  @Test
  void whatNoWorkerHasBegunIsCancelledAtOnce() {
    var rows = withVideos("v", "w");
    long fence = rows.claim("w", A, "s0", LEASE).orElseThrow().fence();

    rows.cancel("v");
    rows.cancel("w");

    assertThat(rows.failed("v")).contains(true);
    assertThat(rows.failed("w")).contains(true);
    assertThat(rows.acknowledge(A, fence, DEADLINE, LEASE)).isFalse();
    assertThat(rows.busySlots()).isEmpty();
  }

  @Test
  void whatRunsIsCancelledByItsWorker() {
    var rows = withVideos("v", "w", "x");
    long stopped = began(rows, "v", A);
    long broken = began(rows, "w", B);
    long finished = rows.claim("x", A, "s1", LEASE).orElseThrow().fence();
    assertThat(rows.acknowledge(A, finished, DEADLINE, LEASE)).isTrue();
    for (var id : new String[] {"v", "w", "x"}) rows.cancel(id);

    assertThat(rows.failed("v")).as("not yet").isEmpty();
    assertThat(rows.renew(A, stopped, LEASE)).contains(true);
    assertThat(rows.unknownTo(A, Set.of())).as("nothing to begin").isEmpty();
    rows.report(A, stopped, Result.CANCELLED, null);
    rows.report(B, broken, Result.FAILED, ErrorKind.INFRA);
    rows.report(A, finished, Result.COMPLETED, null);

    assertThat(rows.failed("v")).contains(true);
    assertThat(rows.failed("w")).as("not tried again").contains(true);
    assertThat(rows.failed("x")).as("it was faster").contains(false);
    rows.cancel("x");
    assertThat(rows.failed("x")).as("too late").contains(false);
  }

  @Test
  void whatAWorkerHasNotHeardOfIsToldAgain() {
    var rows = withVideos("v", "w");
    var known = rows.claim("v", A, "s0", LEASE).orElseThrow();
    var lost = rows.claim("w", A, "s1", LEASE).orElseThrow();

    assertThat(rows.unknownTo(A, Set.of(known.fence()))).containsExactly(lost);
    assertThat(rows.unknownTo(B, Set.of())).isEmpty();
  }

  @Test
  void afterATimeInWhichNobodyListenedEverythingGetsTimeToBeHeardOf() {
    var rows = withVideos("v");
    long fence = began(rows, "v", A);
    step(DEADLINE.plusMinutes(1));

    rows.extendAll(LEASE);
    rows.expireLeases();

    assertThat(rows.renew(A, fence, LEASE)).contains(false);
    step(LEASE.plusSeconds(1));
    rows.expireLeases();
    assertThat(rows.waiting()).hasSize(1);
  }

  @Test
  void oneLeadsUntilItIsNotHeardOfForLongEnough() {
    var rows = rows();
    var ttl = Duration.ofSeconds(10);
    assertThat(rows.lead("api_a", ttl)).isTrue();
    assertThat(rows.lead("api_b", ttl)).isFalse();
    step(Duration.ofSeconds(8));
    assertThat(rows.lead("api_a", ttl)).isTrue();
    step(Duration.ofSeconds(8));
    assertThat(rows.lead("api_b", ttl)).isFalse();

    step(Duration.ofSeconds(4));

    assertThat(rows.lead("api_b", ttl)).isTrue();
    assertThat(rows.lead("api_a", ttl)).isFalse();
  }

  private VideoRows withVideos(String... ids) {
    var rows = rows();
    for (var id : ids) rows.create(id, "org", Lane.DEFAULT, 4);
    assertThat(rows.waiting()).extracting(QueuedVideo::id).containsExactlyInAnyOrder(ids);
    return rows;
  }

  /** The fence of an attempt that its worker has begun. */
  private static long began(VideoRows rows, String video, String worker) {
    long fence = rows.claim(video, worker, "s0", LEASE).orElseThrow().fence();
    assertThat(rows.acknowledge(worker, fence, DEADLINE, LEASE)).isTrue();
    return fence;
  }
}
