/**
 * The admin API of an organisation, in the shapes of OpenAI's: projects, keys, people, and what was
 * done.
 *
 * <p>Invariant: nothing is read or changed but what belongs to the organisation of the admin key.
 */
@NullMarked
package io.kinora.server.organization;

import org.jspecify.annotations.NullMarked;
