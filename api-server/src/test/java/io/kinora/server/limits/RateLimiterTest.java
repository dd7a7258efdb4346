package io.kinora.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final Rate RATE = new Rate(1, 4);
  private static final List<String> IDS = List.of("key", "project", "organization");

  private final AtomicLong nanos = new AtomicLong();
  private final Silent frozen = new Silent();

  /** A keeper that takes questions and answers none until it thaws. */
  private static final class Silent implements Buckets {
    private final LocalBuckets thawed = new LocalBuckets();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean answers;

    @Override
    public CompletableFuture<Verdict> take(String id, Rate rate) {
      asked.incrementAndGet();
      return answers ? thawed.take(id, rate) : new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Verdict> look(String id, Rate rate) {
      return new CompletableFuture<>();
    }

    @Override
    public void putBack(String id, Rate rate) {}
  }

  private RateLimiter limiter(Buckets shared, int servers) {
    return new RateLimiter(shared, new LocalBuckets(), () -> servers, nanos::get);
  }

  private static boolean takes(RateLimiter limiter, String... ids) {
    return limiter.take(List.of(ids), RATE).verdict().allowed();
  }

  @Test
  void theTightestBucketDecides() {
    var limiter = limiter(new LocalBuckets(), 1);
    for (int i = 0; i < 3; i++) assertThat(takes(limiter, "other", "project")).isTrue();

    var said = limiter.take(List.of("mine", "project"), RATE);

    assertThat(said.id()).isEqualTo("project");
    assertThat(said.verdict().remaining()).isZero();
    assertThat(takes(limiter, "mine", "project")).isFalse();
  }

  @Test
  void whatOneBucketRefusesCostsTheOthersNothing() {
    var limiter = limiter(new LocalBuckets(), 1);
    for (int i = 0; i < 4; i++) assertThat(takes(limiter, "key")).isTrue();

    for (int i = 0; i < 10; i++) assertThat(takes(limiter, "key", "project")).isFalse();

    assertThat(limiter.look(List.of("project"), RATE).get(0).verdict().remaining())
        .isEqualTo(4);
  }

  @Test
  void aFrozenKeeperCostsItsPatienceOnceAndThenNothing() {
    var limiter = limiter(frozen, 1);

    var begin = System.nanoTime();
    limiter.take(IDS, RATE);
    var took = Duration.ofNanos(System.nanoTime() - begin);
    // All three are waited for together; the rest is for a slow machine.
    assertThat(took).isBetween(Duration.ofMillis(45), Duration.ofMillis(140));

    for (int i = 0; i < 10; i++) limiter.take(IDS, RATE);
    assertThat(frozen.asked).hasValue(5 * IDS.size());
  }

  @Test
  void withoutTheOthersAServerHandsOutItsShare() {
    var limiter = limiter(frozen, 4);

    var allowed = 0;
    for (int i = 0; i < 8; i++) {
      if (takes(limiter, "key")) allowed++;
    }

    // A burst of 4, divided by four servers, doubled.
    assertThat(allowed).isEqualTo(2);
  }

  @Test
  void aKeeperThatIsBackIsFoundByATrialEveryTwoSeconds() {
    var limiter = limiter(frozen, 1);
    for (int i = 0; i < 5; i++) takes(limiter, "key");
    frozen.answers = true;
    var before = frozen.asked.get();

    takes(limiter, "key");
    assertThat(frozen.asked).hasValue(before);
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    takes(limiter, "key");
    takes(limiter, "key");
    assertThat(frozen.asked).hasValue(before + 2);
  }

  @Test
  void spansAreSpelledAsTheOriginalDoes() {
    assertThat(GoDuration.of(Duration.ofMillis(120))).isEqualTo("120ms");
    assertThat(GoDuration.of(Duration.ofSeconds(1))).isEqualTo("1s");
    assertThat(GoDuration.of(Duration.ofMillis(2400))).isEqualTo("2.4s");
    assertThat(GoDuration.of(Duration.ofMinutes(6))).isEqualTo("6m0s");
  }
}
