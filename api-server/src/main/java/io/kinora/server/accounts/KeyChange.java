package io.kinora.server.accounts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shall be different about a key; null leaves a thing as it is. */
public record KeyChange(
    @Nullable String name,
    @Nullable List<String> scopes,
    @Nullable List<String> allowedAddresses,
    @Nullable Instant expiresAt,
    @Nullable Long monthlyCapMicro) {}
