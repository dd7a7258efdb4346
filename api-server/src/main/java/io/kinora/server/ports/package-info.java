/** Chooses ports for servers that nobody gave one. */
@NullMarked
package io.kinora.server.ports;

import org.jspecify.annotations.NullMarked;
