package io.kinora.server.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Buckets of this server alone. */
final class LocalBuckets implements Buckets {
  private static final int MAX_BUCKETS = 100_000;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

  private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
      .maximumSize(MAX_BUCKETS)
      .expireAfterAccess(FORGOTTEN_AFTER)
      .build();

  @Override
  public CompletableFuture<Verdict> take(String id, Rate rate) {
    return CompletableFuture.completedFuture(
        Probes.verdict(bucket(id, rate).tryConsumeAndReturnRemaining(1), rate));
  }

  @Override
  public CompletableFuture<Verdict> look(String id, Rate rate) {
    return CompletableFuture.completedFuture(
        Probes.full(bucket(id, rate).getAvailableTokens(), rate));
  }

  @Override
  public void putBack(String id, Rate rate) {
    bucket(id, rate).addTokens(1);
  }

  /** The rate is a part of the name: a bucket of another rate is another bucket. */
  private Bucket bucket(String id, Rate rate) {
    return buckets.get(
        id + '/' + rate,
        name -> Bucket.builder().addLimit(Probes.bandwidth(rate)).build());
  }
}
