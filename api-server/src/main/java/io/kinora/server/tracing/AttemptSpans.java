package io.kinora.server.tracing;

import io.kinora.protocol.Outcome;
import io.kinora.server.scheduling.AttemptListener;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spans of an attempt, written when it has ended, from what its row says and its worker told:
 * {@code queue}, {@code assignment}, {@code attempt}, and within that the worker's steps, and
 * within its {@code engine} the engine's stages. Thread-safe.
 */
final class AttemptSpans implements AttemptListener {
  private static final Logger log = LoggerFactory.getLogger(AttemptSpans.class);
  private static final String ENGINE = "engine";

  private static final TextMapGetter<String> TRACE_PARENT = new TextMapGetter<>() {
    @Override
    public Iterable<String> keys(String traceParent) {
      return List.of("traceparent");
    }

    @Override
    public @Nullable String get(@Nullable String traceParent, String name) {
      return name.equals("traceparent") ? traceParent : null;
    }
  };

  private final Tracer tracer;
  private final Jdbi jdbi;

  AttemptSpans(Tracer tracer, Jdbi jdbi) {
    this.tracer = tracer;
    this.jdbi = jdbi;
  }

  @Override
  public void onAttemptEnd(long fence, Map<String, Double> stageSeconds, List<Outcome.Step> steps) {
    try {
      jdbi.withExtension(TraceDao.class, dao -> dao.ended(fence))
          .ifPresent(row -> write(row, stageSeconds, steps));
    } catch (JdbiException e) {
      log.atWarn().addKeyValue("fence", fence).setCause(e).log("attempt is not traced");
    }
  }

  private void write(TraceDao.Row row, Map<String, Double> stageSeconds, List<Outcome.Step> steps) {
    var request = W3CTraceContextPropagator.getInstance()
        .extract(Context.root(), row.traceParent(), TRACE_PARENT);
    span("queue", request, row, row.waitedSince()).end(row.startedAt());
    var fetched = row.acknowledgedAt();
    span("assignment", request, row, row.startedAt())
        .end(fetched == null ? row.endedAt() : fetched);
    if (fetched == null) return;
    var attempt = span("attempt", request, row, fetched);
    attempt.setAttribute("kinora.outcome", row.outcome());
    var error = row.errorKind();
    if (error != null) attempt.setStatus(StatusCode.ERROR, error);
    if (row.outcome().equals("expired")) attempt.setStatus(StatusCode.ERROR, "lease expired");
    var within = request.with(attempt);
    for (var step : steps) write(step, stageSeconds, within, row, fetched);
    attempt.end(row.endedAt());
  }

  private void write(
      Outcome.Step step,
      Map<String, Double> stageSeconds,
      Context attempt,
      TraceDao.Row row,
      Instant fetched) {
    var begin = after(fetched, step.begin());
    var span = span(step.name(), attempt, row, begin);
    if (step.name().equals(ENGINE)) {
      var at = begin;
      for (var stage : stageSeconds.entrySet()) {
        var end = after(at, stage.getValue());
        span(stage.getKey(), attempt.with(span), row, at).end(end);
        at = end;
      }
    }
    span.end(after(begin, step.seconds()));
  }

  private Span span(String name, Context parent, TraceDao.Row row, Instant begin) {
    return tracer
        .spanBuilder(name)
        .setParent(parent)
        .setSpanKind(SpanKind.INTERNAL)
        .setStartTimestamp(begin)
        .setAttribute("kinora.video", row.videoId())
        .setAttribute("kinora.attempt", row.number())
        .setAttribute("kinora.worker", row.workerId())
        .setAttribute("kinora.model", row.model())
        .setAttribute("kinora.lane", row.lane())
        .startSpan();
  }

  private static Instant after(Instant moment, double seconds) {
    return moment.plusNanos((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
  }
}
