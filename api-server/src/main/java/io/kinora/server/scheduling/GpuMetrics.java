package io.kinora.server.scheduling;

import io.kinora.protocol.DeviceState;
import io.kinora.server.workers.FleetWorker;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus sees of the GPUs, as the workers' drivers last told it. What a driver does not
 * tell is not there, and neither are the GPUs of workers that are lost. Thread-safe.
 */
final class GpuMetrics {
  private static final double PERCENT = 100;

  private final Gauge memory;
  private final Gauge memoryUsed;
  private final Gauge utilisation;
  private final Gauge temperature;
  private final Gauge power;
  private final Gauge eccErrors;

  GpuMetrics(PrometheusRegistry registry) {
    memory = gauge("kinora_gpu_memory_bytes", "Memory of the GPU").register(registry);
    memoryUsed =
        gauge("kinora_gpu_memory_used_bytes", "What is taken of its memory").register(registry);
    utilisation = gauge("kinora_gpu_utilisation_ratio", "Share of time in which it computed")
        .register(registry);
    temperature =
        gauge("kinora_gpu_temperature_celsius", "Temperature of the chip").register(registry);
    power = gauge("kinora_gpu_power_watts", "What it draws").register(registry);
    eccErrors = gauge("kinora_gpu_ecc_errors", "Uncorrected memory errors since the driver's start")
        .register(registry);
  }

  private static Gauge.Builder gauge(String name, String help) {
    return Gauge.builder().name(name).help(help).labelNames("worker", "gpu");
  }

  void show(List<FleetWorker> fleet) {
    hide();
    for (var worker : fleet) {
      if (worker.state() == FleetWorker.State.LOST) continue;
      for (var device : worker.devices()) show(worker.name(), device);
    }
  }

  private void show(String worker, DeviceState device) {
    var percent = device.utilisationPercent();
    set(memory, worker, device, device.memoryBytes());
    set(memoryUsed, worker, device, device.memoryUsedBytes());
    set(utilisation, worker, device, percent == null ? null : percent / PERCENT);
    set(temperature, worker, device, device.temperatureCelsius());
    set(power, worker, device, device.powerWatts());
    set(eccErrors, worker, device, device.eccErrors());
  }

  private static void set(Gauge gauge, String worker, DeviceState device, @Nullable Number value) {
    if (value != null) gauge.labelValues(worker, device.id()).set(value.doubleValue());
  }

  void hide() {
    for (var gauge : List.of(memory, memoryUsed, utilisation, temperature, power, eccErrors)) {
      gauge.clear();
    }
  }
}
