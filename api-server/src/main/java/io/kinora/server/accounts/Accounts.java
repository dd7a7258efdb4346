package io.kinora.server.accounts;

import io.kinora.server.db.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes and ends organisations, projects and keys. Thread-safe. */
public final class Accounts {
  private final AccountDao dao;
  private final KeyHasher hasher;
  private final Ids ids;
  private final SecureRandom random;
  private final Clock clock;

  public Accounts(Jdbi jdbi, KeyHasher hasher, Ids ids, SecureRandom random, Clock clock) {
    this.dao = jdbi.onDemand(AccountDao.class);
    this.hasher = hasher;
    this.ids = ids;
    this.random = random;
    this.clock = clock;
  }

  public Organization createOrganization(String name) {
    var id = ids.next("org");
    dao.insertOrganization(id, name, clock.instant());
    return dao.organization(id).orElseThrow();
  }

  public List<Organization> organizations() {
    return dao.organizations();
  }

  /** @throws NoSuchElementException when the organisation does not exist */
  public Project createProject(String organization, String name) {
    var owner =
        dao.organization(organization).orElseThrow(() -> unknown("organization", organization));
    var id = ids.next("proj");
    dao.insertProject(id, owner.id(), name, clock.instant());
    return dao.project(id).orElseThrow();
  }

  public List<Project> projects() {
    return dao.projects();
  }

  /** Ends a project: its keys stop working, its videos stay until they expire. */
  public void archiveProject(String id) {
    if (dao.archiveProject(id, clock.instant()) == 0) throw unknown("project", id);
  }

  /**
   * Makes a live or test key of a project.
   *
   * @throws NoSuchElementException when the project does not exist
   */
  public IssuedKey createProjectKey(String project, ApiKeyKind kind, String name) {
    if (kind == ApiKeyKind.ADMIN) throw new IllegalArgumentException("an admin key has no project");
    var owner = dao.project(project).orElseThrow(() -> unknown("project", project));
    return issue(owner.organizationId(), owner.id(), kind, name);
  }

  /**
   * Makes an admin key of an organisation.
   *
   * @throws NoSuchElementException when the organisation does not exist
   */
  public IssuedKey createAdminKey(String organization, String name) {
    var owner =
        dao.organization(organization).orElseThrow(() -> unknown("organization", organization));
    return issue(owner.id(), null, ApiKeyKind.ADMIN, name);
  }

  private IssuedKey issue(
      String organization, @Nullable String project, ApiKeyKind kind, String name) {
    var secret = ApiKeyFormat.generate(kind, random);
    var id = ids.next("key");
    dao.insertKey(
        id,
        organization,
        project,
        kind.word(),
        name,
        hasher.hash(secret),
        ApiKeyFormat.hint(secret),
        clock.instant());
    return new IssuedKey(dao.key(id).orElseThrow(), secret);
  }

  /** Whether the text is a key that works at this moment. */
  public boolean accepts(String secret) {
    return ApiKeyFormat.isWellFormed(secret)
        && dao.usableKey(hasher.hash(secret), clock.instant()).isPresent();
  }

  public List<ApiKey> keys() {
    return dao.keys();
  }

  /**
   * Ends a key. Every node refuses it within a second.
   *
   * @throws NoSuchElementException when there is no such key or it is revoked already
   */
  public void revokeKey(String id) {
    if (dao.revokeKey(id, clock.instant()) == 0) throw unknown("key", id);
  }

  private static NoSuchElementException unknown(String kind, String id) {
    return new NoSuchElementException("no " + kind + " " + id);
  }
}
