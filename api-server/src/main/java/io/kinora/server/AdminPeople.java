package io.kinora.server;

import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.KeyService;
import io.kinora.server.accounts.Role;
import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditFilter;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.db.Ids;
import io.kinora.server.members.InviteService;
import io.kinora.server.members.MemberService;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import net.sourceforge.argparse4j.inf.Subparsers;
import org.jdbi.v3.core.Jdbi;

/** The members, invites and audit log of an organisation, from the shell. */
final class AdminPeople {
  private static final int AT_ONCE = 1000;

  private final Accounts accounts;
  private final MemberService members;
  private final InviteService invites;
  private final AuditLog audit;
  private final Clock clock;

  AdminPeople(
      Jdbi jdbi, Accounts accounts, KeyHasher hasher, Ids ids, SecureRandom random, Clock clock) {
    this.accounts = accounts;
    this.audit = new AuditLog(jdbi, ids, clock);
    this.members = new MemberService(jdbi, audit, clock);
    var keys = new KeyService(jdbi, hasher, audit, ids, random, clock);
    this.invites = new InviteService(jdbi, keys, hasher, audit, ids, clock);
    this.clock = clock;
  }

  static void configure(Subparsers kinds) {
    var roles = Arrays.stream(Role.values()).map(Role::word).toList();
    var member = kinds.addParser("member").addSubparsers().dest("action");
    of(member.addParser("list"));
    var role = of(member.addParser("role"));
    role.addArgument("id");
    role.addArgument("role").choices(roles);
    of(member.addParser("remove")).addArgument("id");
    var invite = kinds.addParser("invite").addSubparsers().dest("action");
    of(invite.addParser("list"));
    var create = of(invite.addParser("create"));
    create.addArgument("--role").choices(roles).setDefault("developer");
    create.addArgument("email");
    of(invite.addParser("delete")).addArgument("id");
    of(kinds.addParser("audit"));
  }

  private static Subparser of(Subparser parser) {
    parser.addArgument("--organization").required(true);
    return parser;
  }

  void perform(Namespace arguments, PrintStream out) {
    var organization =
        accounts.organization(arguments.getString("organization")).id();
    switch (arguments.getString("kind")) {
      case "member" -> member(organization, arguments, out);
      case "invite" -> invite(organization, arguments, out);
      default -> audit(organization, out);
    }
  }

  private void member(String organization, Namespace arguments, PrintStream out) {
    switch (arguments.getString("action")) {
      case "role" -> {
        var member = members.get(organization, arguments.getString("id"));
        var role = Role.of(arguments.getString("role"));
        members.changeRole(Actor.SHELL, Role.OWNER, member, role);
      }
      case "remove" -> {
        var member = members.get(organization, arguments.getString("id"));
        members.remove(Actor.SHELL, Role.OWNER, member);
      }
      default -> {
        for (var each : members.list(organization, null, AT_ONCE)) {
          out.printf(
              Locale.ROOT,
              "%s  %s  %s  %s  %s%n",
              each.id(),
              each.addedAt(),
              each.role().word(),
              each.email(),
              each.name());
        }
      }
    }
  }

  private void invite(String organization, Namespace arguments, PrintStream out) {
    switch (arguments.getString("action")) {
      case "create" -> {
        var role = Role.of(arguments.getString("role"));
        var email = arguments.getString("email");
        var issued = invites.invite(Actor.SHELL, Role.OWNER, organization, email, role);
        out.println(issued.code());
      }
      case "delete" ->
        invites.delete(Actor.SHELL, invites.get(organization, arguments.getString("id")));
      default -> {
        for (var each : invites.list(organization, null, AT_ONCE)) {
          out.printf(
              Locale.ROOT,
              "%s  %s  %s  %s  %s%n",
              each.id(),
              each.expiresAt(),
              each.status(clock.instant()),
              each.role().word(),
              each.email());
        }
      }
    }
  }

  private void audit(String organization, PrintStream out) {
    var all = new AuditFilter(null, null, List.of(), List.of(), List.of(), List.of());
    for (var each : audit.page(organization, null, all, AT_ONCE)) {
      out.printf(
          Locale.ROOT,
          "%s  %s  %s  %s  %s%n",
          each.effectiveAt(),
          each.type(),
          each.resourceId(),
          each.actorKeyId() == null ? "shell" : each.actorKeyId(),
          each.details());
    }
  }
}
