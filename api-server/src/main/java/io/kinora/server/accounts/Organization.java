package io.kinora.server.accounts;

import java.time.Instant;

/** The one who pays: owns projects and admin keys. */
public record Organization(String id, String name, Instant createdAt) {}
