package io.kinora.server.billing;

import org.jspecify.annotations.Nullable;

/**
 * Whose spending is limited or watched.
 *
 * @param scope {@code organization} or {@code project}
 * @param id of the organisation or the project
 */
public record SpendSubject(String organization, String scope, String id) {
  private static final String ORGANIZATION = "organization";
  private static final String PROJECT = "project";

  public static SpendSubject ofOrganization(String id) {
    return new SpendSubject(id, ORGANIZATION, id);
  }

  static SpendSubject ofProject(String organization, String id) {
    return new SpendSubject(organization, PROJECT, id);
  }

  /** The id of the project, or null for an organisation as a whole. */
  public @Nullable String project() {
    return scope.equals(PROJECT) ? id : null;
  }
}
