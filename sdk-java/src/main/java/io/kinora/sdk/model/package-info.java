/**
 * The records and open enumerations of the wire, generated from the contract.
 *
 * <p>Invariant: a field or a value that this release does not know breaks nothing; unknown fields
 * are dropped, unknown values kept as they came.
 */
@NullMarked
package io.kinora.sdk.model;

import org.jspecify.annotations.NullMarked;
