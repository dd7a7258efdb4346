package io.kinora.server.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingModuleTest {
  @Test
  void nothingIsTracedUnlessTheEnvironmentNamesAnExporter() {
    assertThat(TracingModule.openTelemetry(Map.of("OTEL_SERVICE_NAME", "kinora")))
        .isSameAs(OpenTelemetry.noop());
    assertThat(TracingModule.isAskedFor(Map.of("OTEL_TRACES_EXPORTER", "none"))).isFalse();
    assertThat(TracingModule.isAskedFor(
            Map.of("OTEL_TRACES_EXPORTER", "otlp", "OTEL_SDK_DISABLED", "true")))
        .isFalse();
  }

  @Test
  void anExporterOrItsEndpointSwitchesTracingOn() {
    assertThat(TracingModule.isAskedFor(Map.of("OTEL_TRACES_EXPORTER", "otlp"))).isTrue();
    assertThat(TracingModule.isAskedFor(
            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318")))
        .isTrue();
  }
}
