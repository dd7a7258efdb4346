/**
 * From words to a shot plan: what is shown, where, in which shots, who does what, how it ends and
 * how it is filmed. Knows catalogue ids but no meshes, physics or pixels.
 *
 * <p>Invariant: every prompt gives a valid plan whose shots fill the asked frames exactly, and
 * whatever was not understood is named in its warnings.
 */
@NullMarked
package io.kinora.world.plan;

import org.jspecify.annotations.NullMarked;
