package io.kinora.server.videos;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads by key of which one runs at a time. Those that are asked for while it runs go together as
 * the next, at once when it ends, or beside it when it stalls. Every answer is of a read that began
 * after it was asked for, so whoever asks after a write sees it. Thread-safe.
 */
final class SharedReads<K, V> {
  private final Function<Set<K>, Map<K, V>> source;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  // Both are read and written under the lock. Nobody waits in a round while no read runs.
  private Round<K, V> next = new Round<>();
  private boolean isReading;

  /**
   * @param source finds those of the keys that there are
   * @param patience how long a read may take before the next no longer waits for it
   */
  SharedReads(Function<Set<K>, Map<K, V>> source, Duration patience) {
    this.source = source;
    this.patience = patience;
  }

  /** Who asks for the first key of a round reads for all of it, when it is the round's turn. */
  private static final class Round<K, V> {
    private final Set<K> keys = new HashSet<>();
    private final CompletableFuture<Boolean> turn = new CompletableFuture<>();
    private final CompletableFuture<Map<K, V>> answer = new CompletableFuture<>();
  }

  /**
   * The value, or null where there is none.
   *
   * @throws RuntimeException what the source threw
   */
  @Nullable
  V get(K key) {
    lock.lock();
    var round = next;
    var isFirst = round.keys.isEmpty();
    try {
      round.keys.add(key);
      if (!isReading) {
        isReading = true;
        begin(round);
      }
    } finally {
      lock.unlock();
    }
    if (isFirst) read(round);
    return answer(round).get(key);
  }

  /** How many keys wait for the next read. */
  int waiting() {
    lock.lock();
    try {
      return next.keys.size();
    } finally {
      lock.unlock();
    }
  }

  private void begin(Round<K, V> round) {
    next = new Round<>();
    round.turn.complete(true);
  }

  private void read(Round<K, V> round) {
    awaitTurn(round);
    try {
      round.answer.complete(source.apply(round.keys));
    } catch (RuntimeException | Error e) {
      round.answer.completeExceptionally(e);
    } finally {
      passOn();
    }
  }

  private void awaitTurn(Round<K, V> round) {
    if (round.turn.completeOnTimeout(false, patience.toNanos(), NANOSECONDS).join()) return;
    lock.lock();
    try {
      if (next == round) next = new Round<>();
    } finally {
      lock.unlock();
    }
  }

  private void passOn() {
    lock.lock();
    try {
      if (next.keys.isEmpty()) isReading = false;
      else begin(next);
    } finally {
      lock.unlock();
    }
  }

  private static <K, V> Map<K, V> answer(Round<K, V> round) {
    try {
      return round.answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }
}
