package io.kinora.server.organization;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.accounts.Role;
import io.kinora.server.api.MembersApi;
import io.kinora.server.api.WireCreateOrganizationInviteRequest;
import io.kinora.server.api.WireDeletedOrganizationInvite;
import io.kinora.server.api.WireDeletedOrganizationUser;
import io.kinora.server.api.WireOrganizationInvite;
import io.kinora.server.api.WireOrganizationInviteList;
import io.kinora.server.api.WireOrganizationInviteWithCode;
import io.kinora.server.api.WireOrganizationUser;
import io.kinora.server.api.WireOrganizationUserList;
import io.kinora.server.api.WireSignUpRequest;
import io.kinora.server.api.WireSignedUpUser;
import io.kinora.server.api.WireUpdateOrganizationUserRequest;
import io.kinora.server.http.ClientAddress;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.UnixTime;
import io.kinora.server.http.Values;
import io.kinora.server.members.Invite;
import io.kinora.server.members.InviteService;
import io.kinora.server.members.IssuedInvite;
import io.kinora.server.members.Member;
import io.kinora.server.members.MemberService;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/users}, {@code /v1/organization/invites} and {@code /v1/sign_up}. */
public final class MembersResource implements MembersApi {
  private final MemberService members;
  private final InviteService invites;
  private final Clock clock;

  MembersResource(MemberService members, InviteService invites, Clock clock) {
    this.members = members;
    this.invites = invites;
    this.clock = clock;
  }

  @Override
  public WireOrganizationUserList listUsers(
      AdminCaller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var found = members.list(caller.organization(), after, count + 1);
    var page = Page.of(found, count, Member::id, MembersResource::onTheWire);
    return new WireOrganizationUserList(
        "list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  @Override
  public WireOrganizationUser getUser(
      AdminCaller caller, String id, ContainerRequestContext request) {
    return onTheWire(members.get(caller.organization(), id));
  }

  @Override
  public WireOrganizationUser updateUser(
      AdminCaller caller,
      String id,
      WireUpdateOrganizationUserRequest body,
      ContainerRequestContext request) {
    var member = members.get(caller.organization(), id);
    return onTheWire(members.changeRole(caller.actor(), caller.role(), member, role(body.role())));
  }

  private static Role role(String word) {
    var words = Arrays.stream(Role.values()).map(Role::word).toList();
    return Role.of(Values.oneOf("role", word, words));
  }

  @Override
  public WireDeletedOrganizationUser deleteUser(
      AdminCaller caller, String id, ContainerRequestContext request) {
    members.remove(caller.actor(), caller.role(), members.get(caller.organization(), id));
    return new WireDeletedOrganizationUser(id, "organization.user.deleted", true);
  }

  @Override
  public WireOrganizationInviteWithCode createInvite(
      AdminCaller caller,
      WireCreateOrganizationInviteRequest body,
      ContainerRequestContext request) {
    var role = role(body.role());
    return onTheWire(
        invites.invite(caller.actor(), caller.role(), caller.organization(), body.email(), role));
  }

  @Override
  public WireOrganizationInviteList listInvites(
      AdminCaller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var found = invites.list(caller.organization(), after, count + 1);
    var page = Page.of(found, count, Invite::id, this::onTheWire);
    return new WireOrganizationInviteList(
        "list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  @Override
  public WireOrganizationInvite getInvite(
      AdminCaller caller, String id, ContainerRequestContext request) {
    return onTheWire(invites.get(caller.organization(), id));
  }

  @Override
  public WireDeletedOrganizationInvite deleteInvite(
      AdminCaller caller, String id, ContainerRequestContext request) {
    invites.delete(caller.actor(), invites.get(caller.organization(), id));
    return new WireDeletedOrganizationInvite(id, "organization.invite.deleted", true);
  }

  @Override
  public WireSignedUpUser signUp(WireSignUpRequest body, ContainerRequestContext request) {
    var done = invites.signUp(body.code(), body.name(), ClientAddress.of(request));
    return new WireSignedUpUser(
        "organization.user.signed_up",
        onTheWire(done.member()),
        AdminKeyWriter.onTheWire(done.key(), done.member()));
  }

  private static WireOrganizationUser onTheWire(Member member) {
    return new WireOrganizationUser(
        member.id(),
        "organization.user",
        member.email(),
        member.name(),
        member.role().word(),
        member.addedAt().getEpochSecond());
  }

  private WireOrganizationInvite onTheWire(Invite invite) {
    return new WireOrganizationInvite(
        invite.id(),
        "organization.invite",
        invite.email(),
        invite.role().word(),
        invite.status(clock.instant()),
        invite.createdAt().getEpochSecond(),
        invite.expiresAt().getEpochSecond(),
        UnixTime.seconds(invite.acceptedAt()));
  }

  private WireOrganizationInviteWithCode onTheWire(IssuedInvite issued) {
    var invite = onTheWire(issued.invite());
    return new WireOrganizationInviteWithCode(
        invite.id(),
        invite._object(),
        invite.email(),
        invite.role(),
        invite.status(),
        invite.invitedAt(),
        invite.expiresAt(),
        invite.acceptedAt(),
        issued.code());
  }
}
