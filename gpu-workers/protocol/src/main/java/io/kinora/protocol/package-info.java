/**
 * What the API server and the workers say to each other: records, names and signatures.
 *
 * <p>Invariant: everything travels as JSON text, sealed or signed with the key of one worker, and
 * nothing in Hazelcast holds a prompt, a key or a signed URL. Every message may be lost, doubled or
 * late; the fence of an attempt decides what counts.
 */
@NullMarked
package io.kinora.protocol;

import org.jspecify.annotations.NullMarked;
