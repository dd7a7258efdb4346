package io.kinora.server.limits;

import com.hazelcast.core.HazelcastInstance;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.grid.hazelcast.Bucket4jHazelcast;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Buckets that all servers share, each kept by one member of the Hazelcast cluster. Only the
 * asynchronous calls are used: the synchronous ones ignore their time limit and wait for a frozen
 * member for a minute.
 */
final class SharedBuckets implements Buckets {
  /** How long an entry outlives the moment at which its bucket is full. */
  private static final Duration KEPT_FULL = Duration.ofSeconds(30);

  private final AsyncProxyManager<String> proxies;

  /** @param map the name of a map that the member is configured for */
  SharedBuckets(HazelcastInstance member, String map) {
    proxies = Bucket4jHazelcast.entryProcessorBasedBuilder(member.<String, byte[]>getMap(map))
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_FULL))
        .build()
        .asAsync();
  }

  @Override
  public CompletableFuture<Verdict> take(String id, Rate rate) {
    return bucket(id, rate)
        .tryConsumeAndReturnRemaining(1)
        .thenApply(probe -> Probes.verdict(probe, rate));
  }

  @Override
  public CompletableFuture<Verdict> look(String id, Rate rate) {
    return bucket(id, rate).getAvailableTokens().thenApply(tokens -> Probes.full(tokens, rate));
  }

  @Override
  public void putBack(String id, Rate rate) {
    bucket(id, rate).addTokens(1);
  }

  private AsyncBucketProxy bucket(String id, Rate rate) {
    var configuration =
        BucketConfiguration.builder().addLimit(Probes.bandwidth(rate)).build();
    // The configuration is stored with the bucket; another plan has to replace it.
    return proxies
        .builder()
        .withImplicitConfigurationReplacement(
            version(rate), TokensInheritanceStrategy.PROPORTIONALLY)
        .build(id, () -> CompletableFuture.completedFuture(configuration));
  }

  /**
   * Bucket4j replaces a configuration by one of a higher version only. A plan that gives more wins
   * at once; one that gives less once the bucket was idle for its refill and half a minute.
   */
  private static long version(Rate rate) {
    return ((long) rate.refill() << 32) | rate.burst();
  }
}
