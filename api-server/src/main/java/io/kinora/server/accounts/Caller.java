package io.kinora.server.accounts;

import java.security.Principal;

/**
 * The project on whose behalf a request is made, and the key that said so.
 *
 * @param organization id of the organisation that owns the project
 * @param project id of the project that everything in the request is scoped by
 * @param key id of the key, never the key
 * @param kind live or test
 * @param plan the name of the organisation's plan, which says how much it may ask for at once
 */
public record Caller(String organization, String project, String key, ApiKeyKind kind, String plan)
    implements Principal {
  /** Of the plan that organisations have when nobody says otherwise. */
  public Caller(String organization, String project, String key, ApiKeyKind kind) {
    this(organization, project, key, kind, "default");
  }

  @Override
  public String getName() {
    return key;
  }

  /** Whether this costs nothing and runs on the draft engine. */
  public boolean isTest() {
    return kind == ApiKeyKind.TEST;
  }
}
