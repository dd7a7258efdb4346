package io.kinora.server.accounts;

import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes, changes, replaces and ends keys, and writes each of it down. Thread-safe. */
public final class KeyService {
  private final Jdbi jdbi;
  private final KeyHasher hasher;
  private final AuditLog audit;
  private final Ids ids;
  private final SecureRandom random;
  private final Clock clock;

  public KeyService(
      Jdbi jdbi, KeyHasher hasher, AuditLog audit, Ids ids, SecureRandom random, Clock clock) {
    this.jdbi = jdbi;
    this.hasher = hasher;
    this.audit = audit;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Who a key belongs to.
   *
   * @param project null for an admin key
   * @param member whose admin key it is, or who made the project's; null when made from the shell
   */
  public record Owner(
      String organization,
      @Nullable String project,
      @Nullable String member) {
    static Owner of(ApiKey key) {
      return new Owner(key.organizationId(), key.projectId(), key.memberId());
    }
  }

  /** @throws ApiException when the key shall be what none can be */
  public IssuedKey create(Actor actor, Owner owner, NewKey wanted) {
    return jdbi.inTransaction(transaction -> create(transaction, actor, owner, wanted));
  }

  /** The same as a part of a larger transaction. */
  public IssuedKey create(Handle transaction, Actor actor, Owner owner, NewKey wanted) {
    wanted.check(clock.instant());
    var issued = insert(transaction, owner, wanted);
    note(transaction, actor, AuditType.API_KEY_CREATED, issued.key(), describe(issued.key()));
    return issued;
  }

  /** The admin key that stands for a member who signs in without one. Nobody knows its text. */
  public ApiKey ofSignIn(Handle transaction, String organization, String member) {
    var dao = transaction.attach(KeyDao.class);
    var secret = ApiKeyFormat.generate(ApiKeyKind.ADMIN, random);
    dao.insertOfSignIn(
        ids.next("key"),
        organization,
        member,
        hasher.hash(secret),
        ApiKeyFormat.hint(secret),
        clock.instant());
    return dao.ofSignIn(member);
  }

  private IssuedKey insert(Handle transaction, Owner owner, NewKey wanted) {
    var secret = ApiKeyFormat.generate(wanted.kind(), random);
    var key = transaction
        .attach(KeyDao.class)
        .insert(
            ids.next("key"),
            owner.organization(),
            owner.project(),
            owner.member(),
            wanted.kind().word(),
            wanted,
            hasher.hash(secret),
            ApiKeyFormat.hint(secret),
            clock.instant());
    return new IssuedKey(key, secret);
  }

  /** Newest first; {@code project} null lists the admin keys. */
  public List<ApiKey> list(
      String organization, @Nullable String project, @Nullable String after, int limit) {
    return jdbi.onDemand(KeyDao.class).page(organization, project, after, limit);
  }

  /** @throws ApiException when there is no such key, or it was revoked */
  public ApiKey get(String organization, @Nullable String project, String id) {
    return jdbi.onDemand(KeyDao.class)
        .find(organization, project, id)
        .orElseThrow(() -> notFound(id));
  }

  static ApiException notFound(String id) {
    return ApiError.API_KEY_NOT_FOUND.because("API key with id '" + id + "' not found.");
  }

  /** @throws ApiException when the key was revoked, or shall be what none can be */
  public ApiKey update(Actor actor, ApiKey key, KeyChange change) {
    if (change.scopes() != null) NewKey.checkScopes(key.kind(), change.scopes());
    if (change.allowedAddresses() != null) NewKey.checkAddresses(change.allowedAddresses());
    if (change.expiresAt() != null) NewKey.checkExpiry(change.expiresAt(), clock.instant());
    return jdbi.inTransaction(transaction -> {
      var changed = transaction
          .attach(KeyDao.class)
          .update(key.id(), change)
          .orElseThrow(() -> notFound(key.id()));
      var details = Map.of("before", describe(key), "after", describe(changed));
      note(transaction, actor, AuditType.API_KEY_UPDATED, changed, details);
      return changed;
    });
  }

  /**
   * Puts a new key in the place of one, which may do what that one may.
   *
   * @param grace how long the old key goes on working
   */
  public IssuedKey rotate(Actor actor, ApiKey old, Duration grace) {
    return jdbi.inTransaction(transaction -> {
      var same = new NewKey(
          old.kind(),
          old.name(),
          old.scopes(),
          old.allowedAddresses(),
          old.expiresAt(),
          old.monthlyCapMicro());
      var issued = insert(transaction, Owner.of(old), same);
      var until = clock.instant().plus(grace);
      var dao = transaction.attach(KeyDao.class);
      if (dao.retire(old.id(), issued.key().id(), until) == 0) throw notFound(old.id());
      var details =
          Map.of("successor", issued.key().id(), "old_key_expires_at", until.getEpochSecond());
      note(transaction, actor, AuditType.API_KEY_ROTATED, old, details);
      return issued;
    });
  }

  /** Ends a key; every server refuses it within a second. */
  public void revoke(Actor actor, ApiKey key) {
    jdbi.useTransaction(transaction -> {
      var dao = transaction.attach(KeyDao.class);
      if (dao.revoke(key.id(), clock.instant()) == 0) throw notFound(key.id());
      note(transaction, actor, AuditType.API_KEY_DELETED, key, Map.of("name", key.name()));
    });
  }

  /** Every key of the installation, oldest first, revoked ones too. */
  List<ApiKey> all() {
    return jdbi.onDemand(KeyDao.class).all();
  }

  Optional<ApiKey> find(String id) {
    return jdbi.onDemand(KeyDao.class).find(id);
  }

  /** Whether the text is a key that works at this moment. */
  boolean accepts(String secret) {
    return ApiKeyFormat.isWellFormed(secret)
        && jdbi.onDemand(KeyDao.class)
            .usable(hasher.hash(secret), clock.instant())
            .isPresent();
  }

  private void note(
      Handle transaction, Actor actor, AuditType type, ApiKey key, Map<String, ?> details) {
    audit.append(
        transaction,
        actor,
        new Deed(type, key.organizationId(), key.projectId(), key.id(), details));
  }

  private static Map<String, Object> describe(ApiKey key) {
    var details = new LinkedHashMap<String, Object>();
    details.put("name", key.name());
    details.put("kind", key.kind().word());
    if (key.scopes() != null) details.put("scopes", key.scopes());
    if (key.allowedAddresses() != null) details.put("allowed_addresses", key.allowedAddresses());
    if (key.expiresAt() != null) details.put("expires_at", key.expiresAt().getEpochSecond());
    if (key.monthlyCapMicro() != null) details.put("monthly_cap_micro", key.monthlyCapMicro());
    return details;
  }
}
