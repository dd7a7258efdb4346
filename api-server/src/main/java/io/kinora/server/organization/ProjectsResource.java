package io.kinora.server.organization;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.accounts.Project;
import io.kinora.server.accounts.ProjectService;
import io.kinora.server.api.ProjectsApi;
import io.kinora.server.api.WireCreateProjectRequest;
import io.kinora.server.api.WireProject;
import io.kinora.server.api.WireProjectList;
import io.kinora.server.api.WireUpdateProjectRequest;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.UnixTime;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/projects}. */
public final class ProjectsResource implements ProjectsApi {
  private final ProjectService projects;

  ProjectsResource(ProjectService projects) {
    this.projects = projects;
  }

  @Override
  public WireProject createProject(
      AdminCaller caller, WireCreateProjectRequest body, ContainerRequestContext request) {
    return onTheWire(projects.create(caller.actor(), caller.organization(), body.name()));
  }

  @Override
  public WireProjectList listProjects(
      AdminCaller caller,
      @Nullable String after,
      String limit,
      String includeArchived,
      ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var all = Values.oneOf("include_archived", includeArchived, List.of("true", "false"));
    var found = projects.list(caller.organization(), Boolean.parseBoolean(all), after, count + 1);
    var page = Page.of(found, count, Project::id, ProjectsResource::onTheWire);
    return new WireProjectList("list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  @Override
  public WireProject getProject(AdminCaller caller, String id, ContainerRequestContext request) {
    return onTheWire(projects.get(caller.organization(), id));
  }

  @Override
  public WireProject updateProject(
      AdminCaller caller,
      String id,
      WireUpdateProjectRequest body,
      ContainerRequestContext request) {
    var project = projects.get(caller.organization(), id);
    return onTheWire(projects.rename(caller.actor(), project, body.name()));
  }

  @Override
  public WireProject archiveProject(
      AdminCaller caller, String id, ContainerRequestContext request) {
    var project = projects.get(caller.organization(), id);
    return onTheWire(projects.archive(caller.actor(), project));
  }

  private static WireProject onTheWire(Project project) {
    return new WireProject(
        project.id(),
        "organization.project",
        project.name(),
        project.createdAt().getEpochSecond(),
        UnixTime.seconds(project.archivedAt()),
        project.archivedAt() == null ? "active" : "archived");
  }
}
