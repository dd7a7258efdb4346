package io.kinora.server.videos;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadsTest {
  private static final int PATIENCE = 60;

  private final ExecutorService callers = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    callers.shutdownNow();
  }

  /** Answers each read when it is told to. */
  private static final class Source implements Function<Set<String>, Map<String, String>> {
    private final BlockingQueue<CompletableFuture<String>> begun = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Set<String>> asked = new CopyOnWriteArrayList<>();

    @Override
    public Map<String, String> apply(Set<String> keys) {
      asked.add(Set.copyOf(keys));
      var answer = new CompletableFuture<String>();
      begun.add(answer);
      var value = answer.orTimeout(PATIENCE, SECONDS).join();
      return keys.stream()
          .filter(key -> !key.startsWith("no"))
          .collect(Collectors.toMap(key -> key, key -> value));
    }

    CompletableFuture<String> awaitRead() throws InterruptedException {
      var read = begun.poll(PATIENCE, SECONDS);
      assertThat(read).as("a read begins").isNotNull();
      return read;
    }
  }

  private CompletableFuture<String> ask(SharedReads<String, String> reads, String key) {
    return CompletableFuture.supplyAsync(() -> String.valueOf(reads.get(key)), callers);
  }

  @Test
  void whoeverAsksWhileOneReadsIsAnsweredByTheNextRead() throws Exception {
    var source = new Source();
    var reads = new SharedReads<>(source, Duration.ofMinutes(5));
    var first = ask(reads, "a");
    var firstRead = source.awaitRead();

    var later = ask(reads, "a");
    await().atMost(PATIENCE, SECONDS).until(() -> reads.waiting() == 1);
    var other = ask(reads, "b");
    var missing = ask(reads, "nothing");
    await().atMost(PATIENCE, SECONDS).until(() -> reads.waiting() == 3);
    firstRead.complete("before");
    assertThat(first.get(PATIENCE, SECONDS)).isEqualTo("before");
    assertThat(later).isNotDone();

    source.awaitRead().complete("after");
    assertThat(later.get(PATIENCE, SECONDS)).isEqualTo("after");
    assertThat(other.get(PATIENCE, SECONDS)).isEqualTo("after");
    assertThat(missing.get(PATIENCE, SECONDS)).isEqualTo("null");
    assertThat(source.asked).containsExactly(Set.of("a"), Set.of("a", "b", "nothing"));
  }

  @Test
  void aReadThatFailsIsToldToAllOfItAndTheNextGoesOn() throws Exception {
    var source = new Source();
    var reads = new SharedReads<>(source, Duration.ofMinutes(5));
    var first = ask(reads, "a");
    var firstRead = source.awaitRead();
    var second = ask(reads, "b");
    await().atMost(PATIENCE, SECONDS).until(() -> reads.waiting() == 1);
    var third = ask(reads, "c");
    await().atMost(PATIENCE, SECONDS).until(() -> reads.waiting() == 2);

    firstRead.complete("one");
    source.awaitRead().completeExceptionally(new IllegalStateException("away"));
    for (var failed : new CompletableFuture<?>[] {second, third}) {
      assertThatThrownBy(() -> failed.get(PATIENCE, SECONDS)).rootCause().hasMessage("away");
    }
    assertThat(first.get(PATIENCE, SECONDS)).isEqualTo("one");

    var fourth = ask(reads, "d");
    source.awaitRead().complete("four");
    assertThat(fourth.get(PATIENCE, SECONDS)).isEqualTo("four");
  }

  @Test
  void aReadThatStallsHoldsUpNoOtherForLong() throws Exception {
    var source = new Source();
    var reads = new SharedReads<>(source, Duration.ofMillis(10));
    var first = ask(reads, "a");
    var stalled = source.awaitRead();

    var second = ask(reads, "b");
    source.awaitRead().complete("two");
    assertThat(second.get(PATIENCE, SECONDS)).isEqualTo("two");
    assertThat(first).isNotDone();

    stalled.complete("one");
    assertThat(first.get(PATIENCE, SECONDS)).isEqualTo("one");
    var third = ask(reads, "c");
    source.awaitRead().complete("three");
    assertThat(third.get(PATIENCE, SECONDS)).isEqualTo("three");
  }

  @Test
  void nobodyReadsWhatWasThereBeforeItAsked() throws Exception {
    var written = new AtomicInteger();
    var reads = new SharedReads<String, Integer>(
        keys -> {
          var now = written.get();
          Thread.yield();
          return keys.stream().collect(Collectors.toMap(key -> key, key -> now));
        },
        Duration.ofMinutes(5));
    var askers = IntStream.range(0, 8)
        .mapToObj(asker -> CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 2000; i++) {
                var mine = written.incrementAndGet();
                assertThat(reads.get("k" + asker)).isGreaterThanOrEqualTo(mine);
              }
            },
            callers))
        .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(askers).get(PATIENCE, SECONDS);
    assertThat(reads.waiting()).isZero();
  }
}
