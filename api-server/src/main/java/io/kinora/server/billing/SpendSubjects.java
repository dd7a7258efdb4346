package io.kinora.server.billing;

import io.kinora.server.http.ApiError;
import org.jdbi.v3.core.Jdbi;

/** Finds whose spending somebody may limit or watch. Thread-safe. */
public final class SpendSubjects {
  private final Jdbi jdbi;

  public SpendSubjects(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** @throws io.kinora.server.http.ApiException when the organisation has no such project */
  public SpendSubject project(String organization, String id) {
    boolean owns = jdbi.withExtension(OwnerDao.class, dao -> dao.owns(organization, id));
    if (!owns) {
      throw ApiError.PROJECT_NOT_FOUND.because("Project with id '" + id + "' not found.");
    }
    return SpendSubject.ofProject(organization, id);
  }
}
