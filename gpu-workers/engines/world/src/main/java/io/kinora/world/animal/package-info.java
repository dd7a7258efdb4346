/**
 * Animals: their bodies as meshes and their gaits as functions of time. Every four-legged animal is
 * one set of measures; birds and fish move their meshes themselves.
 *
 * <p>Invariant: what an animal looks like is a pure function of its
 * {@link io.kinora.world.animal.Moment}, bones keep their length, and a foot that stands does not
 * slide.
 */
@NullMarked
package io.kinora.world.animal;

import org.jspecify.annotations.NullMarked;
