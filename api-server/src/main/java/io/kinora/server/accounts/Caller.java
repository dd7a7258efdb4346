package io.kinora.server.accounts;

import java.security.Principal;

/**
 * The project on whose behalf a request is made, and the key that said so.
 *
 * @param organization id of the organisation that owns the project
 * @param project id of the project that everything in the request is scoped by
 * @param key id of the key, never the key
 * @param kind live or test
 */
public record Caller(String organization, String project, String key, ApiKeyKind kind)
    implements Principal {
  @Override
  public String getName() {
    return key;
  }

  /** Whether this costs nothing and runs on the draft engine. */
  public boolean isTest() {
    return kind == ApiKeyKind.TEST;
  }
}
