package io.kinora.world.stage;

import io.kinora.world.catalog.Piece;
import io.kinora.world.catalog.Substance;
import io.kinora.world.geom.Vec3;
import java.util.List;
import java.util.SortedMap;

/**
 * A thing that broke.
 *
 * @param time seconds from the first frame
 * @param position where
 * @param speed of the thing just after the blow, m/s
 * @param substance what it is made of
 * @param size its largest edge, metres
 * @param shards what is seen of each shard, by the id of its track in the recording
 */
public record Break(
    double time,
    Vec3 position,
    double speed,
    Substance substance,
    double size,
    SortedMap<String, List<Piece>> shards) {}
