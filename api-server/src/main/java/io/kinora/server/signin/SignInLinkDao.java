package io.kinora.server.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The rows of links, and of the members that they are for. */
interface SignInLinkDao {
  /**
   * Somebody who can sign in.
   *
   * @param organizationName whose member this is
   */
  record Person(String id, String organizationId, String organizationName, String email) {}

  /** One address can be a member of several organisations. */
  @SqlQuery("""
      select m.id, m.organization_id, o.name as organization_name, m.email
      from member m join organization o on o.id = m.organization_id
      where lower(m.email) = lower(:email) and m.removed_at is null
      order by m.added_at, m.id
      """)
  List<Person> people(String email);

  /** Takes the place of the link that the member had. */
  @SqlUpdate("""
      insert into sign_in_link (member_id, token_hash, browser_hash, created_at, expires_at)
      values (:member, :token, :browser, :now, :until)
      on conflict (member_id) do update set token_hash = excluded.token_hash,
        browser_hash = excluded.browser_hash, created_at = excluded.created_at,
        expires_at = excluded.expires_at
      """)
  void put(String member, byte[] token, byte[] browser, Instant now, Instant until);

  /** Uses a link up, for whoever it was made for. */
  @SqlQuery("""
      with used as (
        delete from sign_in_link
        where token_hash = :token and browser_hash = :browser and expires_at > :now
        returning member_id)
      select m.id, m.organization_id, o.name as organization_name, m.email
      from used join member m on m.id = used.member_id
        join organization o on o.id = m.organization_id
      where m.removed_at is null
      """)
  Optional<Person> take(byte[] token, byte[] browser, Instant now);
}
