package io.kinora.server.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on a request by all buckets that it falls into, which are asked at the same time. A
 * bucket whose keeper does not answer within 50 ms is replaced by one of this server's own, with
 * this server's share of the rate; after five such failures in a row nobody is asked for two
 * seconds. Thread-safe.
 */
final class RateLimiter {
  private static final Logger log = LoggerFactory.getLogger(RateLimiter.class);
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final int FAILURES_TO_OPEN = 5;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Buckets shared;
  private final Buckets local;
  private final IntSupplier servers;
  private final CircuitBreaker breaker;

  /**
   * @param servers how many servers there are at this moment
   * @param nanoTime as {@link System#nanoTime}
   */
  RateLimiter(Buckets shared, Buckets local, IntSupplier servers, LongSupplier nanoTime) {
    this.shared = shared;
    this.local = local;
    this.servers = servers;
    this.breaker = new CircuitBreaker(FAILURES_TO_OPEN, PAUSE, nanoTime);
  }

  /** What one bucket says, and which. */
  record Said(String id, Rate rate, Verdict verdict) {}

  /** Takes a token of each bucket; when one refuses, the others get theirs back. */
  Said take(List<String> ids, Rate rate) {
    var said = ask(ids, rate, Buckets::take);
    var worst = said.get(0);
    for (var each : said) {
      if (isWorse(each.verdict(), worst.verdict())) worst = each;
    }
    if (!worst.verdict().allowed()) {
      for (var each : said) {
        if (each.verdict().allowed()) putBack(each.id(), rate);
      }
    }
    return worst;
  }

  /** Looks into buckets without taking. */
  List<Said> look(List<String> ids, Rate rate) {
    return ask(ids, rate, Buckets::look);
  }

  private static boolean isWorse(Verdict one, Verdict other) {
    if (one.allowed() != other.allowed()) return !one.allowed();
    return one.allowed()
        ? one.remaining() < other.remaining()
        : one.retryAfter().compareTo(other.retryAfter()) > 0;
  }

  private interface Question {
    CompletableFuture<Verdict> ask(Buckets buckets, String id, Rate rate);
  }

  private List<Said> ask(List<String> ids, Rate rate, Question question) {
    var asksShared = breaker.permits();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var answers = new ArrayList<CompletableFuture<Verdict>>();
    if (asksShared) {
      for (var id : ids) answers.add(start(id, rate, question));
    }
    var said = new ArrayList<Said>();
    boolean failed = false;
    for (int i = 0; i < ids.size(); i++) {
      var verdict = asksShared ? await(answers.get(i), deadline) : null;
      failed |= verdict == null;
      if (verdict == null) verdict = ownVerdict(ids.get(i), rate, question);
      said.add(new Said(ids.get(i), rate, verdict));
    }
    if (asksShared) note(failed);
    return said;
  }

  private CompletableFuture<Verdict> start(String id, Rate rate, Question question) {
    try {
      return question.ask(shared, id, rate);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void note(boolean failed) {
    if (failed) {
      breaker.failed();
      log.debug("a shared bucket did not answer");
    } else {
      breaker.succeeded();
    }
  }

  private static @Nullable Verdict await(CompletableFuture<Verdict> answer, long deadline) {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException | TimeoutException e) {
      log.debug("a shared bucket did not answer", e);
      return null;
    }
  }

  private Verdict ownVerdict(String id, Rate rate, Question question) {
    return question.ask(local, id, rate.shareOf(servers.getAsInt())).join();
  }

  private void putBack(String id, Rate rate) {
    try {
      shared.putBack(id, rate);
    } catch (RuntimeException e) {
      log.debug("a token was not put back", e);
    }
  }
}
