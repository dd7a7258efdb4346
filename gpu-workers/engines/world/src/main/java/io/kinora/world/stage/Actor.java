package io.kinora.world.stage;

import io.kinora.world.figure.Footing;
import io.kinora.world.figure.Person;

/**
 * A person on the stage. Of an entity with a count of several each is an actor of its own.
 *
 * @param id unique; that of the entity, with {@code #1} and so on where there are several
 * @param entity id of the entity
 * @param start where the person stands before the first frame
 */
public record Actor(String id, String entity, Person person, Footing start) {}
