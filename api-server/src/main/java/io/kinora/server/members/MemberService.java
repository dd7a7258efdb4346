package io.kinora.server.members;

import io.kinora.server.accounts.Role;
import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who is in an organisation, and as what. Thread-safe. */
public final class MemberService {
  private final Jdbi jdbi;
  private final AuditLog audit;
  private final Clock clock;

  public MemberService(Jdbi jdbi, AuditLog audit, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.clock = clock;
  }

  /** Newest first. */
  public List<Member> list(String organization, @Nullable String after, int limit) {
    return jdbi.onDemand(MemberDao.class).page(organization, after, limit);
  }

  /** @throws ApiException when the organisation has no such member */
  public Member get(String organization, String id) {
    return jdbi.onDemand(MemberDao.class).find(organization, id).orElseThrow(() -> notFound(id));
  }

  /** Those of the ids that are or were members. */
  public List<Member> evenRemoved(List<String> ids) {
    return jdbi.onDemand(MemberDao.class).evenRemoved(ids);
  }

  private static ApiException notFound(String id) {
    return ApiError.USER_NOT_FOUND.because("User with id '" + id + "' not found.");
  }

  /** @throws ApiException when an owner is concerned and {@code by} is none, or it is the last */
  public Member changeRole(Actor actor, Role by, Member member, Role role) {
    requireOwner(by, member.role());
    requireOwner(by, role);
    return jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(MemberDao.class);
      if (role != Role.OWNER) keepAnOwner(dao, member);
      dao.changeRole(member.id(), role.word());
      var details = Map.of(
          "before", Map.of("role", member.role().word()), "after", Map.of("role", role.word()));
      note(transaction, actor, AuditType.USER_UPDATED, member, details);
      return dao.find(member.organizationId(), member.id())
          .orElseThrow(() -> notFound(member.id()));
    });
  }

  /** @throws ApiException when an owner is concerned and {@code by} is none, or it is the last */
  public void remove(Actor actor, Role by, Member member) {
    requireOwner(by, member.role());
    jdbi.useTransaction(transaction -> {
      var dao = transaction.attach(MemberDao.class);
      keepAnOwner(dao, member);
      if (dao.remove(member.id(), clock.instant()) == 0) throw notFound(member.id());
      var details = Map.of("email", member.email(), "role", member.role().word());
      note(transaction, actor, AuditType.USER_DELETED, member, details);
    });
  }

  /** @throws ApiException when a role is an owner's and that of whoever hands it out is not */
  public static void requireOwner(Role by, Role role) {
    if (role == Role.OWNER && by != Role.OWNER) {
      throw ApiError.PERMISSION_DENIED.because("Only an owner can do this to an owner.");
    }
  }

  private static void keepAnOwner(MemberDao dao, Member member) {
    if (member.role() == Role.OWNER
        && dao.ownersBeside(member.organizationId(), member.id()) == 0) {
      throw ApiError.INVALID_VALUE.about("role", "An organization keeps at least one owner.");
    }
  }

  private void note(
      Handle transaction, Actor actor, AuditType type, Member member, Map<String, ?> details) {
    audit.append(
        transaction, actor, new Deed(type, member.organizationId(), null, member.id(), details));
  }
}
