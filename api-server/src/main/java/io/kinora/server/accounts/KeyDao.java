package io.kinora.server.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of keys. */
interface KeyDao {
  @SqlQuery("""
      insert into api_key (id, organization_id, project_id, kind, name, hash, hint, created_at,
        expires_at, scopes, allowed_addresses, monthly_cap_micro, member_id)
      values (:id, :organization, :project, :word, :name, :hash, :hint, :now,
        :expiresAt, :scopes::text[], :allowedAddresses::text[], :monthlyCapMicro, :member)
      returning *
      """)
  ApiKey insert(
      String id,
      String organization,
      @Nullable String project,
      @Nullable String member,
      String word,
      @BindMethods NewKey key,
      byte[] hash,
      String hint,
      Instant now);

  /** Unless the member has one that works. */
  @SqlUpdate("""
      insert into api_key (id, organization_id, kind, name, hash, hint, created_at, member_id, sign_in)
      values (:id, :organization, 'admin', 'sign-in by e-mail', :hash, :hint, :now, :member, true)
      on conflict (member_id) where sign_in and revoked_at is null do nothing
      """)
  void insertOfSignIn(
      String id, String organization, String member, byte[] hash, String hint, Instant now);

  @SqlQuery("select * from api_key where member_id = :member and sign_in and revoked_at is null")
  ApiKey ofSignIn(String member);

  @SqlQuery("select * from api_key order by created_at, id")
  List<ApiKey> all();

  @SqlQuery("select * from api_key where id = :id")
  Optional<ApiKey> find(String id);

  /**
   * A key that was not revoked and that somebody knows; {@code project} null means an admin key.
   */
  @SqlQuery("""
      select * from api_key
      where id = :id and organization_id = :organization and revoked_at is null and not sign_in
        and project_id is not distinct from :project::text
      """)
  Optional<ApiKey> find(String organization, @Nullable String project, String id);

  /** Newest first, those that were not revoked and that somebody knows. */
  @SqlQuery("""
      select * from api_key
      where organization_id = :organization and project_id is not distinct from :project::text
        and revoked_at is null and not sign_in
        and (:after::text is null
             or (created_at, id) < (select created_at, id from api_key
                                    where id = :after and organization_id = :organization))
      order by created_at desc, id desc limit :limit
      """)
  List<ApiKey> page(
      String organization, @Nullable String project, @Nullable String after, int limit);

  @SqlQuery("""
      select k.*, m.role as member_role, o.operator, o.plan
      from api_key k
        join organization o on o.id = k.organization_id
        left join project p on p.id = k.project_id
        left join member m on m.id = k.member_id
      where k.hash = :hash and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)
        and p.archived_at is null and (k.project_id is not null or m.removed_at is null)
      """)
  Optional<UsableKey> usable(byte[] hash, Instant now);

  @SqlUpdate("""
      update api_key set last_used_at = :now
      where id = :id and (last_used_at is null or last_used_at < :staleBefore)
      """)
  void touch(String id, Instant now, Instant staleBefore);

  @SqlQuery("""
      update api_key set
        name = coalesce(:name, name),
        scopes = coalesce(:scopes::text[], scopes),
        allowed_addresses = coalesce(:allowedAddresses::text[], allowed_addresses),
        expires_at = coalesce(:expiresAt::timestamptz, expires_at),
        monthly_cap_micro = coalesce(:monthlyCapMicro::bigint, monthly_cap_micro)
      where id = :id and revoked_at is null
      returning *
      """)
  Optional<ApiKey> update(String id, @BindMethods KeyChange change);

  /** Has it expire by a time at the latest, because another took its place. */
  @SqlUpdate("""
      update api_key set expires_at = least(expires_at, :until), rotated_to = :successor
      where id = :id and revoked_at is null
      """)
  int retire(String id, String successor, Instant until);

  @SqlUpdate("update api_key set revoked_at = :now where id = :id and revoked_at is null")
  int revoke(String id, Instant now);
}
