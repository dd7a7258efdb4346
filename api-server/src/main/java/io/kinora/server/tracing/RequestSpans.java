package io.kinora.server.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** A span for each request, in the trace that its {@code traceparent} names. Thread-safe. */
final class RequestSpans implements Filter {
  private static final TextMapGetter<HttpServletRequest> HEADERS = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(HttpServletRequest request) {
      return Collections.list(request.getHeaderNames());
    }

    @Override
    public @Nullable String get(@Nullable HttpServletRequest request, String name) {
      return request == null ? null : request.getHeader(name);
    }
  };

  private static final int SERVER_ERROR = 500;

  private final Tracer tracer;

  RequestSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    var parent = W3CTraceContextPropagator.getInstance().extract(Context.current(), http, HEADERS);
    var span = tracer
        .spanBuilder(http.getMethod())
        .setParent(parent)
        .setSpanKind(SpanKind.SERVER)
        .setAttribute("http.request.method", http.getMethod())
        .startSpan();
    try (var scope = span.makeCurrent()) {
      chain.doFilter(request, response);
    } finally {
      end(span, ((HttpServletResponse) response).getStatus());
    }
  }

  private static void end(Span span, int status) {
    span.setAttribute("http.response.status_code", status);
    if (status >= SERVER_ERROR) span.setStatus(StatusCode.ERROR);
    span.end();
  }
}
