package io.kinora.server.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.kinora.server.accounts.Caller;
import io.kinora.server.billing.Allowance;
import io.kinora.server.billing.Allowances;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What callers have left of the free allowance of the day, right to a second and after their own
 * creates at once, so that every answer can say it. Thread-safe.
 */
final class FreeAllowance {
  private static final Logger log = LoggerFactory.getLogger(FreeAllowance.class);
  private static final int MAX_ORGANIZATIONS = 10_000;
  private static final Duration REMEMBERED = Duration.ofSeconds(1);

  private final LoadingCache<String, Optional<Allowance>> known;

  FreeAllowance(Allowances allowances) {
    known = Caffeine.newBuilder()
        .maximumSize(MAX_ORGANIZATIONS)
        .expireAfterWrite(REMEMBERED)
        .build(allowances::free);
  }

  /**
   * Empty for a test key, which costs nothing, where nothing is free or has a price, and while the
   * database does not tell.
   *
   * @param anew whether the caller may just have used some
   */
  Optional<Allowance> left(Caller caller, boolean anew) {
    if (caller.isTest()) return Optional.empty();
    try {
      if (anew) known.invalidate(caller.organization());
      return known.get(caller.organization());
    } catch (RuntimeException e) {
      log.debug("the free allowance is not known", e);
      return Optional.empty();
    }
  }
}
