package io.kinora.world.film;

import io.kinora.world.geom.Vec3;

/** A round region that a picture must hold. */
record Ball(Vec3 centre, double radius) {}
