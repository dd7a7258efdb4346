package io.kinora.server.members;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** The rows of members and invites, always of one organisation. */
interface MemberDao {
  @SqlQuery("""
      insert into member (id, organization_id, email, name, role, added_at)
      values (:id, :organization, :email, :name, :role, :now)
      returning *
      """)
  Member insert(
      String id, String organization, String email, String name, String role, Instant now);

  @SqlQuery("""
      select * from member
      where organization_id = :organization and removed_at is null
        and (:after::text is null
             or (added_at, id) < (select added_at, id from member
                                  where id = :after and organization_id = :organization))
      order by added_at desc, id desc limit :limit
      """)
  List<Member> page(String organization, @Nullable String after, int limit);

  @SqlQuery("""
      select * from member
      where id = :id and organization_id = :organization and removed_at is null
      """)
  Optional<Member> find(String organization, String id);

  @SqlQuery("select * from member where id = any(:ids::text[])")
  List<Member> evenRemoved(List<String> ids);

  @SqlQuery("""
      select exists (select from member
        where organization_id = :organization and lower(email) = lower(:email)
          and removed_at is null)
      """)
  boolean has(String organization, String email);

  /** Has whoever else counts the owners wait; how many there are beside one. */
  @SqlQuery("""
      select count(*) filter (where id <> :id and role = 'owner')
      from (select id, role from member
        where organization_id = :organization and removed_at is null for update) all_of_them
      """)
  int ownersBeside(String organization, String id);

  @SqlUpdate("update member set role = :role where id = :id")
  void changeRole(String id, String role);

  @SqlUpdate("update member set removed_at = :now where id = :id and removed_at is null")
  int remove(String id, Instant now);

  @SqlQuery("""
      insert into invite (id, organization_id, email, role, code_hash, created_at, expires_at)
      values (:id, :organization, :email, :role, :hash, :now, :expiresAt)
      returning *
      """)
  Invite insertInvite(
      String id,
      String organization,
      String email,
      String role,
      byte[] hash,
      Instant now,
      Instant expiresAt);

  @SqlQuery("""
      select * from invite
      where organization_id = :organization and deleted_at is null
        and (:after::text is null
             or (created_at, id) < (select created_at, id from invite
                                    where id = :after and organization_id = :organization))
      order by created_at desc, id desc limit :limit
      """)
  List<Invite> invites(String organization, @Nullable String after, int limit);

  @SqlQuery("""
      select * from invite
      where id = :id and organization_id = :organization and deleted_at is null
      """)
  Optional<Invite> invite(String organization, String id);

  /** The invite that a code opens, kept from others until the transaction ends. */
  @SqlQuery("""
      select * from invite
      where code_hash = :hash and deleted_at is null and accepted_at is null and expires_at > :now
      for update
      """)
  Optional<Invite> takeInvite(byte[] hash, Instant now);

  @SqlUpdate("update invite set accepted_at = :now, member_id = :member where id = :id")
  void acceptInvite(String id, String member, Instant now);

  @SqlUpdate("""
      update invite set deleted_at = :now
      where id = :id and deleted_at is null and accepted_at is null
      """)
  int deleteInvite(String id, Instant now);
}
