/**
 * Traces in OpenTelemetry: a span for each request, and for each attempt at a video the spans of
 * its queue, assignment, worker, engine and upload, all in the trace of the request that made it.
 * Prompts, keys and links are in none of them. Off, and free, unless the environment names an
 * exporter.
 */
@NullMarked
package io.kinora.server.tracing;

import org.jspecify.annotations.NullMarked;
