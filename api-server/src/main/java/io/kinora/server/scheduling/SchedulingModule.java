package io.kinora.server.scheduling;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.workers.HeartbeatListener;
import io.kinora.server.workers.WorkersModule;
import org.jdbi.v3.core.Jdbi;

/**
 * The scheduler, put together.
 *
 * @param scheduler to be started and stopped with the server
 * @param dispatch what the rest of the server tells it
 * @param progress how far running videos are
 * @param heartbeats what renews leases
 * @param jobs the workers' endpoints
 * @param sources where workers fetch what a video starts from
 */
public record SchedulingModule(
    Managed scheduler,
    Dispatch dispatch,
    ProgressView progress,
    HeartbeatListener heartbeats,
    JobsResource jobs,
    SourcesResource sources) {

  /** @param owner names this API server among those that may lead */
  public static SchedulingModule create(
      SchedulingConfiguration configuration,
      Jdbi jdbi,
      WorkersModule workers,
      ArtifactStore store,
      SignedUrl signedUrl,
      BeginListener begin,
      EndListener listener,
      String owner) {
    var fabric = workers.fabric();
    var registry = workers.registry();
    var endings = new Endings(jdbi, registry, fabric, configuration.retention(), listener);
    var patience = fabric.whereabouts() == null ? Leases.PATIENCE_WITHOUT_FABRIC : Leases.PATIENCE;
    var jobs = new Jobs(jdbi, store, signedUrl, configuration, begin);
    var reaper = new LeaseReaper(jdbi, endings, registry, patience);
    return new SchedulingModule(
        new Scheduler(
            jdbi,
            new Leadership(jdbi, owner),
            reaper,
            registry,
            jobs,
            fabric,
            configuration.lease(),
            (organization, lane) -> configuration.maxRunning()),
        new WorkerDispatch(jdbi, fabric, listener),
        new ProgressView(fabric),
        new Heartbeats(jdbi, configuration.lease()),
        new JobsResource(workers.authenticator(), signedUrl, jobs, endings),
        new SourcesResource(signedUrl, jobs));
  }
}
