package io.kinora.server.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kinora.server.http.ApiError;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells who a key belongs to. A typo is refused by its checksum without a look-up; a look-up is
 * remembered for less than a second, which is how long a revoked key can live on. Thread-safe.
 */
public final class ApiKeyAuthenticator {
  private static final Duration REMEMBERED = Duration.ofMillis(900);
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
  private static final int CACHE_SIZE = 10_000;

  private final AccountDao dao;
  private final KeyHasher hasher;
  private final Clock clock;
  private final Cache<String, Optional<ApiKey>> recent =
      Caffeine.newBuilder().maximumSize(CACHE_SIZE).expireAfterWrite(REMEMBERED).build();

  public ApiKeyAuthenticator(Jdbi jdbi, KeyHasher hasher, Clock clock) {
    this.dao = jdbi.onDemand(AccountDao.class);
    this.hasher = hasher;
    this.clock = clock;
  }

  /** The key behind a text, or empty when it is wrong, unknown, revoked or expired. */
  Optional<ApiKey> find(String text) {
    if (!ApiKeyFormat.isWellFormed(text)) return Optional.empty();
    return recent.get(text, this::load);
  }

  private Optional<ApiKey> load(String text) {
    var now = clock.instant();
    var key = dao.usableKey(hasher.hash(text), now);
    key.ifPresent(found -> dao.touchKey(found.id(), now, now.minus(TOUCH_EVERY)));
    return key;
  }

  /**
   * The caller behind the text of a key.
   *
   * @throws io.kinora.server.http.ApiException when the key is no project's
   */
  public Caller authenticate(String text) {
    var key = find(text)
        .orElseThrow(() -> ApiError.INVALID_API_KEY.because(
            "Incorrect API key provided: " + ApiKeyFormat.hint(text) + "."));
    var project = key.projectId();
    if (project == null) {
      throw ApiError.PERMISSION_DENIED.because(
          "An admin key manages the organization; use a live or test key of a project here.");
    }
    return new Caller(key.organizationId(), project, key.id(), key.kind());
  }
}
