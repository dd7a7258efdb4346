/** What tests start a whole server with; other modules use it from the test-jar. */
@NullMarked
package io.kinora.server.testing;

import org.jspecify.annotations.NullMarked;
