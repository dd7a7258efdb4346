package io.kinora.server.accounts;

import io.kinora.server.accounts.KeyService.Owner;
import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.db.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * All organisations, projects and keys of an installation, for whoever has its data folder.
 * Thread-safe.
 */
public final class Accounts {
  private final Jdbi jdbi;
  private final AuditLog audit;
  private final AccountDao dao;
  private final KeyService keys;
  private final ProjectService projects;
  private final Ids ids;
  private final Clock clock;

  public Accounts(Jdbi jdbi, KeyHasher hasher, Ids ids, SecureRandom random, Clock clock) {
    this.jdbi = jdbi;
    this.audit = new AuditLog(jdbi, ids, clock);
    this.dao = jdbi.onDemand(AccountDao.class);
    this.keys = new KeyService(jdbi, hasher, audit, ids, random, clock);
    this.projects = new ProjectService(jdbi, audit, ids, clock);
    this.ids = ids;
    this.clock = clock;
  }

  public Organization createOrganization(String name) {
    return dao.insertOrganization(ids.next("org"), name, clock.instant());
  }

  public List<Organization> organizations() {
    return dao.organizations();
  }

  /** @throws NoSuchElementException when the organisation does not exist */
  public Organization organization(String id) {
    return dao.organization(id).orElseThrow(() -> unknown("organization", id));
  }

  /**
   * Gives an organisation another plan, which every server knows within a second.
   *
   * @throws NoSuchElementException when the organisation does not exist
   */
  public void changePlan(String organization, String plan) {
    var before = organization(organization);
    jdbi.useTransaction(transaction -> {
      transaction.attach(AccountDao.class).changePlan(organization, plan);
      var details = Map.of("before", Map.of("plan", before.plan()), "after", Map.of("plan", plan));
      audit.append(
          transaction,
          Actor.SHELL,
          new Deed(AuditType.ORGANIZATION_UPDATED, organization, null, organization, details));
    });
  }

  /** @throws NoSuchElementException when the organisation does not exist */
  public Project createProject(String organization, String name) {
    return projects.create(Actor.SHELL, organization(organization).id(), name);
  }

  public List<Project> projects() {
    return dao.projects();
  }

  /** Ends a project: its keys stop working, its videos stay until they expire. */
  public void archiveProject(String id) {
    projects.archive(Actor.SHELL, project(id));
  }

  private Project project(String id) {
    return dao.project(id).orElseThrow(() -> unknown("project", id));
  }

  /**
   * Makes a live or test key of a project that may do everything.
   *
   * @throws NoSuchElementException when the project does not exist
   */
  public IssuedKey createProjectKey(String project, ApiKeyKind kind, String name) {
    return createProjectKey(project, NewKey.unbounded(kind, name));
  }

  /**
   * Makes a live or test key of a project.
   *
   * @throws NoSuchElementException when the project does not exist
   */
  public IssuedKey createProjectKey(String project, NewKey wanted) {
    if (wanted.kind() == ApiKeyKind.ADMIN)
      throw new IllegalArgumentException("an admin key has no project");
    var owner = project(project);
    return keys.create(Actor.SHELL, new Owner(owner.organizationId(), owner.id(), null), wanted);
  }

  /**
   * Makes an admin key of an organisation.
   *
   * @throws NoSuchElementException when the organisation does not exist
   */
  public IssuedKey createAdminKey(String organization, String name) {
    return createAdminKey(organization, null, NewKey.unbounded(ApiKeyKind.ADMIN, name));
  }

  /**
   * Makes an admin key of a member, whose role bounds it.
   *
   * @param member id of a member of the organisation, or null for a key that nobody's role bounds
   * @throws NoSuchElementException when the organisation does not exist
   */
  public IssuedKey createAdminKey(String organization, @Nullable String member, NewKey wanted) {
    if (wanted.kind() != ApiKeyKind.ADMIN)
      throw new IllegalArgumentException("a live or test key has a project");
    var owner = new Owner(organization(organization).id(), null, member);
    return keys.create(Actor.SHELL, owner, wanted);
  }

  /** Whether the text is a key that works at this moment. */
  public boolean accepts(String secret) {
    return keys.accepts(secret);
  }

  public List<ApiKey> keys() {
    return keys.all();
  }

  /**
   * Puts a new key in the place of one.
   *
   * @param grace how long the old key goes on working
   * @throws NoSuchElementException when there is no such key or it is revoked
   */
  public IssuedKey rotateKey(String id, Duration grace) {
    return keys.rotate(Actor.SHELL, key(id), grace);
  }

  /**
   * Ends a key. Every node refuses it within a second.
   *
   * @throws NoSuchElementException when there is no such key or it is revoked already
   */
  public void revokeKey(String id) {
    keys.revoke(Actor.SHELL, key(id));
  }

  private ApiKey key(String id) {
    return keys.find(id)
        .filter(key -> key.revokedAt() == null)
        .orElseThrow(() -> unknown("key", id));
  }

  private static NoSuchElementException unknown(String kind, String id) {
    return new NoSuchElementException("no " + kind + " " + id);
  }
}
