package io.kinora.server.videos;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.PeriodicSweep;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.batches.VideoLines;
import io.kinora.server.billing.QuoteService;
import io.kinora.server.characters.CharacterService;
import io.kinora.server.db.Ids;
import io.kinora.server.events.EventLog;
import io.kinora.server.forecast.QueueView;
import io.kinora.server.http.Forms;
import io.kinora.server.inputs.InputIntake;
import io.kinora.server.inputs.InputStore;
import io.kinora.server.limits.ProjectRates;
import io.kinora.server.models.Catalogue;
import io.kinora.server.scheduling.Dispatch;
import io.kinora.server.scheduling.ProgressView;
import io.kinora.server.webhooks.RequestWebhooks;
import io.kinora.server.workers.Fabric;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Puts the feature together and onto the server. */
public final class VideosModule {
  private VideosModule() {}

  /** @return what makes the videos of batches */
  public static VideoLines install(
      Environment environment,
      Jdbi jdbi,
      Catalogue catalogue,
      QuoteService quotes,
      OnCreate listener,
      RequestWebhooks webhooks,
      Dispatch dispatch,
      ProgressView progress,
      QueueView queue,
      ArtifactStore store,
      InputStore inputs,
      InputIntake inputIntake,
      CharacterService characters,
      ProjectRates rates,
      Fabric fabric,
      SignedUrl signedUrl,
      @Nullable URI publicUrl,
      EventLog events,
      Ids ids,
      SecureRandom random,
      Clock clock) {
    var intake = new VideoIntake(jdbi, listener, webhooks, events, ids, Seeds.from(random), clock);
    var service = new VideoService(
        jdbi,
        environment.getObjectMapper(),
        rates,
        intake,
        dispatch,
        progress,
        queue,
        store,
        inputs,
        events,
        clock);
    var forms = new Forms(environment.getObjectMapper(), environment.getValidator());
    var jersey = environment.jersey();
    var requests =
        new VideoRequests(catalogue, new RequestInputs(inputIntake, characters), webhooks, clock);
    var sources = new SourceRequests(requests, catalogue, inputIntake);
    var creation = new VideoCreation(service);
    var watch = new VideoWatch(jdbi, fabric, service::asItStands);
    environment.lifecycle().manage(watch);
    var waits = new VideoWait(watch);
    environment.lifecycle().manage(waits);
    var contents = new ContentResponse(store);
    jersey.register(
        new VideosResource(service, requests, sources, creation, contents, forms, waits));
    jersey.register(new StreamsResource(
        service, new VideoEvents(watch, progress, environment.getObjectMapper(), clock)));
    jersey.register(
        new LinksResource(service, new ContentLinks(signedUrl, publicUrl, clock), contents));
    jersey.register(new EditsResource(service, sources, creation, forms));
    jersey.register(new ExtensionsResource(service, sources, creation, forms));
    jersey.register(new QuotesResource(requests, quotes, clock));
    environment
        .lifecycle()
        .manage(new PeriodicSweep("retention", new RetentionSweeper(jdbi, store, clock)));
    jersey.register(new PollAfterFilter());
    jersey.register(new ReplayFilter());
    return new BatchedVideos(
        jdbi, requests, intake, dispatch, forms, environment.getObjectMapper(), clock);
  }
}
