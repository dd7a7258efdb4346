package io.kinora.server.members;

import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.KeyService;
import io.kinora.server.accounts.KeyService.Owner;
import io.kinora.server.accounts.NewKey;
import io.kinora.server.accounts.Role;
import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Invites people and lets them in. Thread-safe. */
public final class InviteService {
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final Jdbi jdbi;
  private final KeyService keys;
  private final KeyHasher hasher;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  public InviteService(
      Jdbi jdbi, KeyService keys, KeyHasher hasher, AuditLog audit, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.keys = keys;
    this.hasher = hasher;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param by bounds the role that can be given
   * @throws ApiException when the address is none, or its owner is a member already
   */
  public IssuedInvite invite(Actor actor, Role by, String organization, String email, Role role) {
    MemberService.requireOwner(by, role);
    if (!email.matches("[^@\\s]+@[^@\\s]+")) {
      throw ApiError.INVALID_VALUE.about("email", "Invalid value: not an e-mail address.");
    }
    var code = ids.next("code");
    return jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(MemberDao.class);
      if (dao.has(organization, email)) throw memberAlready();
      var now = clock.instant();
      var invite = dao.insertInvite(
          ids.next("invite"),
          organization,
          email,
          role.word(),
          hasher.hash(code),
          now,
          now.plus(LIFETIME));
      note(transaction, actor, AuditType.INVITE_SENT, invite);
      return new IssuedInvite(invite, code);
    });
  }

  private static ApiException memberAlready() {
    return ApiError.INVALID_VALUE.about("email", "This person is a member already.");
  }

  /** Newest first. */
  public List<Invite> list(String organization, @Nullable String after, int limit) {
    return jdbi.onDemand(MemberDao.class).invites(organization, after, limit);
  }

  /** @throws ApiException when the organisation has no such invite */
  public Invite get(String organization, String id) {
    return jdbi.onDemand(MemberDao.class).invite(organization, id).orElseThrow(() -> notFound(id));
  }

  private static ApiException notFound(String id) {
    return ApiError.INVITE_NOT_FOUND.because("Invite with id '" + id + "' not found.");
  }

  /** @throws ApiException when the invite was accepted or is gone */
  public void delete(Actor actor, Invite invite) {
    jdbi.useTransaction(transaction -> {
      var dao = transaction.attach(MemberDao.class);
      if (dao.deleteInvite(invite.id(), clock.instant()) == 0) throw notFound(invite.id());
      note(transaction, actor, AuditType.INVITE_DELETED, invite);
    });
  }

  /**
   * Makes a member of whoever has the code.
   *
   * @param address where the request comes from
   * @throws ApiException when the code opens nothing
   */
  public SignedUp signUp(String code, String name, String address) {
    return jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(MemberDao.class);
      var now = clock.instant();
      var invite = dao.takeInvite(hasher.hash(code), now)
          .orElseThrow(() -> ApiError.INVITE_NOT_FOUND.about(
              "code", "The code is wrong, or it was used, taken back or is too old."));
      var organization = invite.organizationId();
      if (dao.has(organization, invite.email())) throw memberAlready();
      var role = invite.role().word();
      var member = dao.insert(ids.next("user"), organization, invite.email(), name, role, now);
      dao.acceptInvite(invite.id(), member.id(), now);
      var actor = new Actor(null, member.id(), address);
      note(transaction, actor, AuditType.INVITE_ACCEPTED, invite);
      audit.append(
          transaction,
          actor,
          new Deed(
              AuditType.USER_ADDED,
              organization,
              null,
              member.id(),
              Map.of("email", invite.email(), "role", role)));
      var key = keys.create(
          transaction,
          actor,
          new Owner(organization, null, member.id()),
          NewKey.unbounded(ApiKeyKind.ADMIN, "sign-up"));
      return new SignedUp(member, key);
    });
  }

  private void note(Handle transaction, Actor actor, AuditType type, Invite invite) {
    var details = Map.of("email", invite.email(), "role", invite.role().word());
    audit.append(
        transaction, actor, new Deed(type, invite.organizationId(), null, invite.id(), details));
  }
}
