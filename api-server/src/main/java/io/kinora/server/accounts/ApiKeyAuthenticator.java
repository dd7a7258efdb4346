package io.kinora.server.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.outbound.Cidr;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells who a key belongs to and whether it may do what it is used for. A typo is refused by its
 * checksum without a look-up; a look-up is remembered for less than a second, which is how long a
 * revoked key can live on. Thread-safe.
 */
public final class ApiKeyAuthenticator {
  private static final Duration REMEMBERED = Duration.ofMillis(900);
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
  private static final int CACHE_SIZE = 10_000;

  private final KeyDao dao;
  private final KeyHasher hasher;
  private final Clock clock;
  private final Cache<String, Optional<UsableKey>> recent =
      Caffeine.newBuilder().maximumSize(CACHE_SIZE).expireAfterWrite(REMEMBERED).build();

  public ApiKeyAuthenticator(Jdbi jdbi, KeyHasher hasher, Clock clock) {
    this.dao = jdbi.onDemand(KeyDao.class);
    this.hasher = hasher;
    this.clock = clock;
  }

  /** The key behind a text, or empty when it is wrong, unknown, revoked or expired. */
  Optional<UsableKey> find(String text) {
    var known = recent.getIfPresent(text);
    if (known != null) return known;
    if (!ApiKeyFormat.isWellFormed(text)) return Optional.empty();
    return recent.get(text, this::load);
  }

  private Optional<UsableKey> load(String text) {
    return findByHash(hasher.hash(text));
  }

  /** The key with this hash, or empty when it is unknown, revoked or expired. */
  Optional<UsableKey> findByHash(byte[] hash) {
    var now = clock.instant();
    var found = dao.usable(hash, now);
    found.ifPresent(usable -> dao.touch(usable.key().id(), now, now.minus(TOUCH_EVERY)));
    return found;
  }

  /**
   * The project behind the text of a key.
   *
   * @throws ApiException when the key is no project's, or may not do this, or not from there
   */
  Caller project(String text, Use use) {
    var usable = usable(text, use);
    var key = usable.key();
    var project = key.projectId();
    if (project == null) {
      throw ApiError.PERMISSION_DENIED.because(
          "An admin key manages the organization; use a live or test key of a project here.");
    }
    requireScope(key, use);
    return new Caller(key.organizationId(), project, key.id(), key.kind(), usable.plan());
  }

  /**
   * A project as somebody works on it who signed in with an admin key.
   *
   * @throws ApiException when the key or its role may not do this, or not from there
   */
  Caller project(UsableKey admin, Sessions.Acting acting, Use use) {
    requireAddress(admin.key(), use);
    requireScope(admin.key(), use);
    requireRole(admin, use);
    var key = admin.key();
    return new Caller(
        key.organizationId(), acting.project(), key.id(), acting.kind(), admin.plan());
  }

  /**
   * The organisation behind the text of an admin key.
   *
   * @throws ApiException when it is a project's key, or may not do this, or not from there
   */
  AdminCaller admin(String text, Use use) {
    return admin(usable(text, use), use);
  }

  /** The same of a key that is known already. */
  AdminCaller admin(UsableKey usable, Use use) {
    var key = usable.key();
    requireAddress(key, use);
    if (key.projectId() != null) {
      throw ApiError.PERMISSION_DENIED.because(
          "A project's key makes videos; use an admin key to manage the organization.");
    }
    requireScope(key, use);
    requireRole(usable, use);
    return new AdminCaller(
        key.organizationId(),
        key.id(),
        key.memberId(),
        usable.role(),
        key.scopes(),
        usable.operator(),
        usable.plan(),
        use.address());
  }

  private static void requireRole(UsableKey usable, Use use) {
    use.needed()
        .filter(scope -> !usable.role().permits(scope)
            || scope.resource().equals("operations") && !usable.operator())
        .ifPresent(scope -> {
          throw ApiError.PERMISSION_DENIED.because("You have insufficient permissions for this"
              + " operation. The role " + usable.role().word() + " of this organization does not"
              + " include: " + scope.word() + ".");
        });
  }

  private UsableKey usable(String text, Use use) {
    var usable = find(text)
        .orElseThrow(() -> ApiError.INVALID_API_KEY.because(
            "Incorrect API key provided: " + ApiKeyFormat.hint(text) + "."));
    requireAddress(usable.key(), use);
    return usable;
  }

  private static void requireAddress(ApiKey key, Use use) {
    var allowed = key.allowedAddresses();
    if (allowed != null && !isIn(use.address(), allowed)) {
      throw ApiError.PERMISSION_DENIED.because(
          "This key does not work from the address " + use.address() + ".");
    }
  }

  private static boolean isIn(String address, List<String> blocks) {
    try {
      // As a block, because a literal is all that one can be: no name is looked up.
      var literal = Cidr.parse(address.replaceAll("[\\[\\]]", "")).network();
      var from = InetAddress.getByAddress(literal);
      return blocks.stream().anyMatch(block -> Cidr.parse(block).contains(from));
    } catch (IllegalArgumentException | UnknownHostException e) {
      return false;
    }
  }

  private static void requireScope(ApiKey key, Use use) {
    var scopes = key.scopes();
    if (scopes == null) return;
    use.needed().filter(scope -> !scope.isIn(scopes)).ifPresent(scope -> {
      throw ApiError.PERMISSION_DENIED.because("You have insufficient permissions for this"
          + " operation. Missing scopes: " + scope.word() + ".");
    });
  }

  /**
   * What a key is used for.
   *
   * @param needed empty when every key may
   * @param address where the request comes from, a literal
   */
  record Use(Optional<Scope> needed, String address) {}
}
