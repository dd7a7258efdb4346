package io.kinora.server.accounts;

import java.util.Collection;

/**
 * What a request needs to be allowed: to read or to write one kind of resource. A key lists its
 * scopes as {@code videos:read}, {@code videos:write} or, for both, {@code videos:*}.
 *
 * @param resource such as {@code videos}
 */
record Scope(String resource, boolean writes) {
  String word() {
    return resource + (writes ? ":write" : ":read");
  }

  /** Whether a list of scopes holds this one; {@code *} holds every one. */
  boolean isIn(Collection<String> words) {
    return words.contains(word()) || words.contains(resource + ":*") || words.contains("*");
  }
}
