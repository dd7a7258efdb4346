/**
 * The worker process: its start and stop. It owns the engines of one machine and holds no
 * credentials to the database or the store.
 */
@NullMarked
package io.kinora.worker;

import org.jspecify.annotations.NullMarked;
