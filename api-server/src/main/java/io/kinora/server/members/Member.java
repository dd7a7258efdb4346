package io.kinora.server.members;

import io.kinora.server.accounts.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person with a role in an organisation. */
public record Member(
    String id,
    String organizationId,
    String email,
    String name,
    Role role,
    Instant addedAt,
    @Nullable Instant removedAt) {}
