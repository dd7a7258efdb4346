/**
 * The GPUs of this machine, as their driver tells of them.
 *
 * <p>Invariant: a machine without a driver has no devices, and a driver that does not answer holds
 * nothing up.
 */
@NullMarked
package io.kinora.worker.device;

import org.jspecify.annotations.NullMarked;
