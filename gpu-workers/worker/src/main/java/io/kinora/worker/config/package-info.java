/** The worker's configuration file: what may stand in it, its defaults and its errors. */
@NullMarked
package io.kinora.worker.config;

import org.jspecify.annotations.NullMarked;
