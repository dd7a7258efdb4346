/**
 * Kinora's dispatch beside job queues that do not know what a video costs: the same jobs, slots and
 * measures for all, each in processes of its own, with what it promises about durability beside the
 * numbers.
 *
 * <p>Invariant: whatever is measured comes from the journal that the consumers of all contenders
 * write in the same way; no contender is asked about itself.
 */
@NullMarked
package io.kinora.examples.bench.dispatch;

import org.jspecify.annotations.NullMarked;
