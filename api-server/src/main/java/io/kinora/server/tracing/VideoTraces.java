package io.kinora.server.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jdbi.v3.core.Handle;

/** Writes down in which trace a video was asked for. Stateless. */
public final class VideoTraces {
  VideoTraces() {}

  /** Remembers the trace of the request that this thread is at; nothing where there is none. */
  public void remember(Handle transaction, String videoId) {
    var context = Span.current().getSpanContext();
    if (!context.isValid()) return;
    transaction.attach(TraceDao.class).remember(videoId, traceParent(context));
  }

  /** As in W3C Trace Context, version 00. */
  static String traceParent(SpanContext context) {
    return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
        + context.getTraceFlags().asHex();
  }
}
