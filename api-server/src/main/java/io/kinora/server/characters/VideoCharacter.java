package io.kinora.server.characters;

import java.time.Instant;

/**
 * A character's row.
 *
 * @param name as prompts spell it
 * @param inputId the clip that shows it
 */
public record VideoCharacter(
    String id, String projectId, String name, String inputId, Instant createdAt) {}
