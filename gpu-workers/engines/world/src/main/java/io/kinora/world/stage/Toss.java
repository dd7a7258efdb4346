package io.kinora.world.stage;

import io.kinora.world.geom.Vec3;

/**
 * Something on its way through the air, for whoever is to catch it.
 *
 * @param from where it leaves the hand
 * @param arrival when it is at its aim, seconds
 */
record Toss(Vec3 from, double arrival) {}
