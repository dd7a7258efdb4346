package io.kinora.world.stage;

import io.kinora.world.catalog.ObjectModel;
import io.kinora.world.geom.Transform;

/**
 * One thing on the stage. Of an entity with a count of several each is a prop of its own.
 *
 * @param id unique; that of the entity, with {@code #1} and so on where there are several
 * @param entity id of the entity
 * @param kind catalogue id
 * @param start where it is before the first frame
 */
public record Prop(String id, String entity, String kind, ObjectModel model, Transform start) {}
