package io.kinora.server.accounts;

import java.time.Instant;

/**
 * The one who pays: owns projects and admin keys.
 *
 * @param plan the name of what it may ask for at once
 */
public record Organization(String id, String name, Instant createdAt, String plan) {}
