/**
 * The engine SPI: the only types that an engine and the worker share. An engine takes a request and
 * a context and gives artifacts; it knows nothing of HTTP, Hazelcast, money or tenants.
 *
 * <p>Invariant: an engine touches no file outside the work folder of its context and the input
 * files of its request.
 */
@NullMarked
package io.kinora.worker.engine;

import org.jspecify.annotations.NullMarked;
