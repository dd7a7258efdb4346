package io.kinora.server.organization;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.KeyService;
import io.kinora.server.accounts.ProjectService;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.db.Ids;
import io.kinora.server.members.InviteService;
import io.kinora.server.members.MemberService;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Puts the admin API together and onto the server. */
public final class OrganizationModule {
  private OrganizationModule() {}

  public static void install(
      Environment environment,
      Jdbi jdbi,
      KeyHasher hasher,
      AuditLog audit,
      Ids ids,
      SecureRandom random,
      Clock clock) {
    var keys = new KeyService(jdbi, hasher, audit, ids, random, clock);
    var projects = new ProjectService(jdbi, audit, ids, clock);
    var members = new MemberService(jdbi, audit, clock);
    var invites = new InviteService(jdbi, keys, hasher, audit, ids, clock);
    var jersey = environment.jersey();
    jersey.register(new ProjectsResource(projects));
    jersey.register(new ProjectKeysResource(projects, keys));
    jersey.register(new AdminKeysResource(keys, members));
    jersey.register(new MembersResource(members, invites, clock));
    jersey.register(new AuditLogsResource(audit, environment.getObjectMapper()));
  }
}
