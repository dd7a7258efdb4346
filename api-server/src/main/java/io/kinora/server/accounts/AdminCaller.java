package io.kinora.server.accounts;

import io.kinora.server.audit.Actor;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The organisation on whose behalf a request manages, and the admin key that said so.
 *
 * @param organization id of the organisation that everything in the request is scoped by
 * @param key id of the admin key, never the key
 * @param member id of the member whose key it is, or null for a key made from the shell
 * @param role bounds what the key may do
 * @param scopes bounds it further, or null
 * @param operator whether the organisation runs this installation
 * @param plan the name of the organisation's plan
 * @param address where the request comes from
 */
public record AdminCaller(
    String organization,
    String key,
    @Nullable String member,
    Role role,
    @Nullable List<String> scopes,
    boolean operator,
    String plan,
    String address)
    implements Principal {
  @Override
  public String getName() {
    return key;
  }

  /** As the audit log knows it. */
  public Actor actor() {
    return new Actor(key, member, address);
  }
}
