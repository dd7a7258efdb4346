package io.kinora.server.db;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The fingerprints of what the API servers of one database have in common. */
interface SharedSecretDao {
  /** The fingerprint that holds: the first that was ever given. */
  @SqlQuery("""
      insert into shared_secret as s (name, fingerprint) values (:name, :fingerprint)
      on conflict (name) do update set fingerprint = s.fingerprint
      returning fingerprint
      """)
  String agree(String name, String fingerprint);

  /** Replaces a fingerprint while no API server leads; empty while one does. */
  @SqlQuery("""
      update shared_secret set fingerprint = :fingerprint, agreed_at = now()
      where name = :name and not exists (select from leader_lease where until > now())
      returning name
      """)
  Optional<String> replaceWhileNobodyLeads(String name, String fingerprint);
}
