package io.kinora.server.accounts;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of sessions. */
interface SessionDao {
  @SqlUpdate("""
      insert into session (token_hash, api_key_id, created_at, expires_at)
      values (:hash, :key, :now, :until)
      """)
  void insert(byte[] hash, String key, Instant now, Instant until);

  /** The hash of the admin key behind a session that has not ended. */
  @SqlQuery("""
      select k.hash from session s join api_key k on k.id = s.api_key_id
      where s.token_hash = :hash and s.expires_at > :now
      """)
  Optional<byte[]> key(byte[] hash, Instant now);

  @SqlQuery("select expires_at from session where token_hash = :hash")
  Optional<Instant> expiry(byte[] hash);

  @SqlUpdate("delete from session where token_hash = :hash or expires_at <= :now")
  void delete(byte[] hash, Instant now);

  @SqlQuery("""
      select exists (select from project
                     where id = :id and organization_id = :organization and archived_at is null)
      """)
  boolean hasProject(String organization, String id);
}
