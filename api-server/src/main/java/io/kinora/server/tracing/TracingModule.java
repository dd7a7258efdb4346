package io.kinora.server.tracing;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.scheduling.AttemptListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Tracing, put together.
 *
 * @param requests remembers in which trace a video was asked for
 * @param attempts traces what became of it
 */
public record TracingModule(VideoTraces requests, AttemptListener attempts) {
  private static final Map<String, String> DEFAULTS = Map.of(
      "otel.service.name", "kinora-api-server",
      "otel.traces.exporter", "otlp",
      "otel.metrics.exporter", "none",
      "otel.logs.exporter", "none",
      // The one that needs no library but the JDK's own client.
      "otel.exporter.otlp.protocol", "http/protobuf");

  /**
   * What the {@code OTEL_} variables of an environment ask for, or what does nothing where they
   * name no exporter.
   */
  public static OpenTelemetry openTelemetry(Map<String, String> environment) {
    if (!isAskedFor(environment)) return OpenTelemetry.noop();
    return AutoConfiguredOpenTelemetrySdk.builder()
        .addPropertiesSupplier(() -> DEFAULTS)
        .build()
        .getOpenTelemetrySdk();
  }

  static boolean isAskedFor(Map<String, String> environment) {
    if (environment.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true")) return false;
    var exporter = environment.getOrDefault("OTEL_TRACES_EXPORTER", "");
    if (!exporter.isBlank()) return !exporter.equals("none");
    return Stream.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
        .anyMatch(environment::containsKey);
  }

  public static TracingModule install(
      Environment environment, Jdbi jdbi, OpenTelemetry openTelemetry) {
    if (openTelemetry == OpenTelemetry.noop()) {
      return new TracingModule(new VideoTraces(), (fence, stages, steps) -> {});
    }
    var tracer = openTelemetry.getTracer("io.kinora.server");
    environment
        .servlets()
        .addFilter("request-spans", new RequestSpans(tracer))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/v1/*");
    environment.jersey().register(new Routes());
    return new TracingModule(new VideoTraces(), new AttemptSpans(tracer, jdbi));
  }
}
