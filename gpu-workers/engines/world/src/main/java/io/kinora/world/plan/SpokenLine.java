package io.kinora.world.plan;

import org.jspecify.annotations.Nullable;

/**
 * One line of dialogue.
 *
 * @param speaker entity id, or null for a voice-over
 * @param text as quoted, without the quotation marks
 * @param mood such as {@code happy} or {@code whispering}, or null
 * @param order place among the actions of the shot, see {@link Action#order()}
 */
public record SpokenLine(
    @Nullable String speaker, String text, @Nullable String mood, int order) {}
