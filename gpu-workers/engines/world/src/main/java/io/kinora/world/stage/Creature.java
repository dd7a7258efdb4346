package io.kinora.world.stage;

import io.kinora.world.animal.Animal;
import io.kinora.world.figure.Footing;

/**
 * An animal on the stage. Of an entity with a count of several each is a creature of its own.
 *
 * @param id unique; that of the entity, with {@code #1} and so on where there are several
 * @param entity id of the entity
 * @param start where it is before the first frame
 */
public record Creature(String id, String entity, Animal animal, Footing start) {}
