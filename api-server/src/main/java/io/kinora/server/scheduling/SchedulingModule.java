package io.kinora.server.scheduling;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.provenance.Signing;
import io.kinora.server.workers.HeartbeatListener;
import io.kinora.server.workers.WorkersModule;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/**
 * The scheduler, put together.
 *
 * @param scheduler to be started and stopped with the server
 * @param dispatch what the rest of the server tells it
 * @param progress how far running videos are
 * @param heartbeats what renews leases
 * @param jobs the workers' endpoints
 * @param segments where workers leave parts of videos for each other
 * @param sources where workers fetch what a video starts from
 * @param inputs where workers fetch what a request brought along
 * @param queue where waiting videos stand
 */
public record SchedulingModule(
    Managed scheduler,
    Dispatch dispatch,
    ProgressView progress,
    HeartbeatListener heartbeats,
    JobsResource jobs,
    SegmentsResource segments,
    SourcesResource sources,
    InputsResource inputs,
    QueueView queue) {

  /**
   * @param limits how many videos each organisation may run at once
   * @param owner names this API server among those that may lead
   */
  public static SchedulingModule create(
      SchedulingConfiguration configuration,
      Jdbi jdbi,
      WorkersModule workers,
      ArtifactStore store,
      SignedUrl signedUrl,
      Signing signing,
      BeginListener begin,
      EndListener listener,
      AttemptListener attempts,
      RunningLimits limits,
      PrometheusRegistry prometheus,
      Clock clock,
      String owner) {
    var fabric = workers.fabric();
    var registry = workers.registry();
    var metrics = new SchedulingMetrics(prometheus);
    var view = new QueueView(fabric, clock);
    var endings = new Endings(
        jdbi, registry, fabric, configuration.retentions(), listener, attempts, metrics);
    var segments = new Segments(jdbi, store, signedUrl, configuration, metrics);
    var jobs = new Jobs(jdbi, store, signedUrl, signing, configuration, begin, metrics, segments);
    var progress = new ProgressView(fabric, jdbi);
    var reaper = new LeaseReaper(jdbi, endings, registry);
    return new SchedulingModule(
        new Scheduler(
            jdbi,
            new Leadership(jdbi, owner),
            reaper,
            endings,
            registry,
            jobs,
            fabric,
            configuration.lease(),
            new Scheduler.Outlook(limits, configuration.noCapacityAfter(), view, metrics, clock)),
        new WorkerDispatch(jdbi, fabric, listener),
        progress,
        new Heartbeats(jdbi, configuration.lease()),
        new JobsResource(workers.authenticator(), signedUrl, jobs, endings, progress),
        new SegmentsResource(signedUrl, segments),
        new SourcesResource(signedUrl, jobs),
        new InputsResource(signedUrl, jobs),
        view);
  }
}
