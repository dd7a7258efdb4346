/**
 * The dashboard: files that a browser is given under {@code /dashboard}. They are static and know
 * nothing that the public API would not tell; its resources are in
 * {@code src/main/resources/dashboard}.
 */
@NullMarked
package io.kinora.server.dashboard;

import org.jspecify.annotations.NullMarked;
