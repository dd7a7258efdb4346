package io.kinora.server.accounts;

import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes, renames and ends projects, and writes each of it down. Thread-safe. */
public final class ProjectService {
  private final Jdbi jdbi;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  public ProjectService(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  public Project create(Actor actor, String organization, String name) {
    return jdbi.inTransaction(transaction -> {
      var project = transaction
          .attach(AccountDao.class)
          .insertProject(ids.next("proj"), organization, name, clock.instant());
      audit.append(transaction, actor, deed(AuditType.PROJECT_CREATED, project, name));
      return project;
    });
  }

  /** Newest first. */
  public List<Project> list(
      String organization, boolean evenArchived, @Nullable String after, int limit) {
    return jdbi.onDemand(AccountDao.class).projects(organization, evenArchived, after, limit);
  }

  /** @throws ApiException when the organisation has no such project */
  public Project get(String organization, String id) {
    return jdbi.onDemand(AccountDao.class)
        .project(id)
        .filter(project -> project.organizationId().equals(organization))
        .orElseThrow(() -> notFound(id));
  }

  /** @throws ApiException when the organisation has no such project, or it is archived */
  public Project getActive(String organization, String id) {
    var project = get(organization, id);
    if (project.archivedAt() != null) {
      throw ApiError.INVALID_VALUE.about("project_id", "Project with id '" + id + "' is archived.");
    }
    return project;
  }

  private static ApiException notFound(String id) {
    return ApiError.PROJECT_NOT_FOUND.because("Project with id '" + id + "' not found.");
  }

  public Project rename(Actor actor, Project project, String name) {
    return jdbi.inTransaction(transaction -> {
      transaction.attach(AccountDao.class).renameProject(project.id(), name);
      audit.append(transaction, actor, deed(AuditType.PROJECT_UPDATED, project, name));
      return get(project.organizationId(), project.id(), transaction.attach(AccountDao.class));
    });
  }

  /** Ends a project; a second time changes nothing. */
  public Project archive(Actor actor, Project project) {
    return jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(AccountDao.class);
      if (dao.archiveProject(project.id(), clock.instant()) > 0) {
        audit.append(transaction, actor, deed(AuditType.PROJECT_ARCHIVED, project, project.name()));
      }
      return get(project.organizationId(), project.id(), dao);
    });
  }

  private static Project get(String organization, String id, AccountDao dao) {
    return dao.project(id)
        .filter(project -> project.organizationId().equals(organization))
        .orElseThrow(() -> notFound(id));
  }

  private static Deed deed(AuditType type, Project project, String name) {
    return new Deed(
        type, project.organizationId(), project.id(), project.id(), Map.of("name", name));
  }
}
