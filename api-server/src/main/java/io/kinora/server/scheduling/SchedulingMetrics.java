package io.kinora.server.scheduling;

import io.kinora.server.forecast.Overview;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.workers.FleetWorker;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;

/**
 * What Prometheus sees of the queue and the fleet. The gauges are there on the leader alone, so
 * that a sum over all API servers is right; the counters are of what happened on each. Thread-safe.
 */
final class SchedulingMetrics {
  private static final double[] SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600
  };

  private final Gauge backlog;
  private final Gauge depth;
  private final Gauge predicted;
  private final Gauge slots;
  private final Gauge fairness;
  private final Gauge calibration;
  private final Histogram dispatchLatency;
  private final Histogram queueWait;
  private final Histogram modelLoad;
  private final Counter leaseLosses;
  private final Counter attempts;
  private final Counter segments;
  private final GpuMetrics gpus;

  SchedulingMetrics(PrometheusRegistry registry) {
    backlog = gauge("kinora_backlog_gpu_seconds", "Estimated seconds of a slot that wait", "lane")
        .register(registry);
    depth = gauge("kinora_queue_depth", "Videos that wait", "lane").register(registry);
    predicted = gauge(
            "kinora_predicted_wait_seconds", "Wait of a new organisation's first video", "lane")
        .register(registry);
    slots = gauge("kinora_slots", "Slots of the fleet by what they do", "state").register(registry);
    fairness = gauge(
            "kinora_fairness_index",
            "Jain's index of the cost that organisations got which always waited lately",
            "lane")
        .register(registry);
    calibration = Gauge.builder()
        .name("kinora_wait_calibration_ratio")
        .help("Share of videos that started before the p90 that was first told; 0.9 is right")
        .withoutExemplars()
        .register(registry);
    dispatchLatency = histogram(
            "kinora_dispatch_latency_seconds", "From the assignment until the worker fetched it")
        .register(registry);
    queueWait = histogram("kinora_queue_wait_seconds", "From queued until the worker began")
        .labelNames("lane")
        .register(registry);
    modelLoad = histogram("kinora_model_load_seconds", "Loading a model before an attempt")
        .labelNames("model")
        .register(registry);
    leaseLosses = Counter.builder()
        .name("kinora_lease_losses_total")
        .help("Attempts whose lease ran out")
        .register(registry);
    attempts = Counter.builder()
        .name("kinora_attempts_total")
        .help("Attempts that ended")
        .labelNames("result")
        .register(registry);
    segments = Counter.builder()
        .name("kinora_segments_total")
        .help("Parts of unfinished videos that workers left, and that later attempts took up")
        .labelNames("what")
        .register(registry);
    gpus = new GpuMetrics(registry);
  }

  private static Gauge.Builder gauge(String name, String help, String label) {
    return Gauge.builder().name(name).help(help).labelNames(label);
  }

  private static Histogram.Builder histogram(String name, String help) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(SECONDS);
  }

  /** Shows the picture that the leader has drawn. */
  void show(Overview overview, QueueView view, Promises promises, long now) {
    for (var lane : Lane.values()) {
      var word = lane.word();
      var parts = overview.pools().stream()
          .flatMap(pool -> pool.lanes().stream())
          .filter(part -> part.lane().equals(word))
          .toList();
      backlog
          .labelValues(word)
          .set(parts.stream().mapToDouble(Overview.LaneQueue::work).sum());
      view.newcomer(word)
          .ifPresentOrElse(
              start -> predicted.labelValues(word).set((start.p50().toEpochMilli() - now) / 1000.0),
              () -> predicted.remove(word));
    }
    overview.slots().forEach((state, count) -> slots.labelValues(state).set(count));
    if (promises.judged() > 0) calibration.set((double) promises.kept() / promises.judged());
  }

  void showDepth(Lane lane, int videos) {
    depth.labelValues(lane.word()).set(videos);
  }

  void showGpus(List<FleetWorker> fleet) {
    gpus.show(fleet);
  }

  void showFairness(Lane lane, double jain) {
    fairness.labelValues(lane.word()).set(jain);
  }

  /** This server leads no more: another shows the queue. */
  void hide() {
    for (var gauge : List.of(backlog, depth, predicted, slots, fairness)) gauge.clear();
    calibration.clear();
    gpus.hide();
  }

  /** A worker has fetched a job. */
  void fetched(String lane, double queuedSeconds, double assignedSeconds) {
    dispatchLatency.observe(assignedSeconds);
    queueWait.labelValues(lane).observe(queuedSeconds);
  }

  void leaseLost() {
    leaseLosses.inc();
  }

  void segmentKept() {
    segments.labelValues("kept").inc();
  }

  void segmentReused() {
    segments.labelValues("reused").inc();
  }

  void attemptEnded(String result) {
    attempts.labelValues(result).inc();
  }

  void modelLoaded(String model, Duration took) {
    modelLoad.labelValues(model).observe(took.toMillis() / 1000.0);
  }
}
