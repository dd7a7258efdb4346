package io.kinora.world.prompt;

import io.kinora.world.plan.Rgb;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was named, with what was said of it.
 *
 * @param topic what kind of noun
 * @param value catalogue id, details of a person, animal kind or anchor
 * @param plural whether it stood in the plural
 * @param count how many, 0 if not said
 * @param definite whether it is spoken of as known: "the", "his"
 * @param another whether it is said to be a further one: "another", "second"
 * @param scale against the usual size
 * @param arrangement {@code stacked}, {@code in_a_row}, {@code group} or empty
 */
record NounPhrase(
    Topic topic,
    String value,
    boolean plural,
    int count,
    boolean definite,
    boolean another,
    @Nullable Rgb color,
    double scale,
    @Nullable String material,
    Map<String, String> details,
    String arrangement) {}
