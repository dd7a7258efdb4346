/**
 * People and animals: their bodies, clothes and faces as skinned meshes, and their movements as
 * functions of time. A figure is built once from its attributes and a seed; every
 * {@link io.kinora.world.figure.Pose} is a pure function of time, so that frames can be made in any
 * order. Bones never change length, planted feet do not move, and limbs bend only as far as they
 * can.
 */
@NullMarked
package io.kinora.world.figure;

import org.jspecify.annotations.NullMarked;
