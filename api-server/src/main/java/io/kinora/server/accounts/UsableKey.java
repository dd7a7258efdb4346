package io.kinora.server.accounts;

import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/**
 * A key that works at this moment, with what else decides what it may do.
 *
 * @param memberRole the role of the member whose admin key it is, or null
 * @param operator whether its organisation runs this installation
 * @param plan the name of its organisation's plan
 */
public record UsableKey(
    @Nested ApiKey key, @Nullable Role memberRole, boolean operator, String plan) {
  /** A key made from the shell is bounded by nobody's role. */
  Role role() {
    return memberRole == null ? Role.OWNER : memberRole;
  }
}
