package io.kinora.server.db;

import org.jspecify.annotations.Nullable;

/** Where a database listens and how to be let in. */
public record DatabaseAddress(
    String url, @Nullable String user, @Nullable SecretString password) {}
