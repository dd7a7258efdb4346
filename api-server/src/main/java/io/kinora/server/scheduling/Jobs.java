package io.kinora.server.scheduling;

import io.kinora.protocol.Job;
import io.kinora.protocol.Job.Source;
import io.kinora.protocol.Job.Variant;
import io.kinora.protocol.Names;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.provenance.Signing;
import io.kinora.server.scheduling.JobDao.JobRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands jobs to workers and takes the files that they make. Thread-safe. */
final class Jobs {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);

  private static final int TENANT_BYTES = 16;

  private final Jdbi jdbi;
  private final JobDao jobs;
  private final ArtifactStore store;
  private final SignedUrl signedUrl;
  private final Signing signing;
  private final SchedulingConfiguration configuration;
  private final BeginListener listener;
  private final SchedulingMetrics metrics;
  private final Segments segments;

  Jobs(
      Jdbi jdbi,
      ArtifactStore store,
      SignedUrl signedUrl,
      Signing signing,
      SchedulingConfiguration configuration,
      BeginListener listener,
      SchedulingMetrics metrics,
      Segments segments) {
    this.segments = segments;
    this.jdbi = jdbi;
    jobs = jdbi.onDemand(JobDao.class);
    this.store = store;
    this.signedUrl = signedUrl;
    this.signing = signing;
    this.configuration = configuration;
    this.listener = listener;
    this.metrics = metrics;
  }

  /** A job that its worker has just taken. */
  private record Taking(LeaseDao.Taken video, Job job) {}

  /** The job of a fence, which is thereby taken; empty when the fence is stale. */
  Optional<Job> take(String worker, long fence) {
    var taking = jdbi.inTransaction(handle ->
        acknowledge(handle, worker, fence).map(video -> new Taking(video, job(video.id()))));
    taking
        .map(Taking::video)
        .ifPresent(
            video -> metrics.fetched(video.lane(), video.queuedSeconds(), video.assignedSeconds()));
    return taking.map(Taking::job);
  }

  private Optional<LeaseDao.Taken> acknowledge(Handle handle, String worker, long fence) {
    var taken = handle
        .attach(LeaseDao.class)
        .acknowledge(
            worker, fence, configuration.deadline(), Leases.UPLOAD_MARGIN, configuration.lease());
    taken
        .filter(LeaseDao.Taken::began)
        .ifPresent(first -> listener.onBegin(handle, first.projectId(), first.id()));
    return taken;
  }

  /** Within the transaction of its thread, so that all is one trip to the disk. */
  private Job job(String video) {
    var row = jobs.job(video);
    return new Job(
        row.id(),
        row.fence(),
        row.engineModel(),
        row.prompt(),
        row.negativePrompt(),
        row.width(),
        row.height(),
        row.seconds(),
        row.seed(),
        row.options(),
        row.bestOf(),
        configuration.deadline().multipliedBy(row.bestOf()).toSeconds(),
        row.referenceInputId() == null ? null : inputUrl(row.referenceInputId()),
        source(row),
        row.hasCharacters() ? characters(row.id()) : List.of(),
        uploads(row.fence()),
        tenant(row.organizationId()),
        signing.of(row.id(), wish(row), row.byTestKey()),
        row.traceParent(),
        segments.of(row.id(), row.fence(), lifetime()));
  }

  /** What decides the pictures, but for files. */
  private static String wish(JobRow row) {
    return String.join(
        "\n",
        row.engineModel(),
        row.width() + "x" + row.height(),
        String.valueOf(row.seconds()),
        String.valueOf(row.seed()),
        String.valueOf(row.negativePrompt()),
        row.prompt());
  }

  /** Signs the credentials of a running attempt's video; empty when the fence is stale. */
  Optional<byte[]> sign(String worker, long fence, byte[] toBeSigned) throws IOException {
    if (jobs.runningOn(worker, fence).isEmpty()) return Optional.empty();
    return Optional.of(signing.sign(toBeSigned));
  }

  /** The same for all of an organisation's jobs; says nothing of it to who does not know the id. */
  private static String tenant(String organization) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(("tenant\n" + organization).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, TENANT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** What it starts from; null also when a remix's source has lost its files meanwhile. */
  private @Nullable Source source(JobRow row) {
    if (row.sourceUse() == null) return null;
    var use = Source.Use.valueOf(row.sourceUse().toUpperCase(Locale.ROOT));
    if (row.sourceInputId() != null) {
      return new Source(use, inputUrl(row.sourceInputId()), null, null, null, null);
    }
    var id = row.sourceId();
    if (id == null || use == Source.Use.REMIX && !row.sourceHasVideo()) return null;
    return new Source(
        use,
        sourceUrl(id, Variant.VIDEO),
        row.sourcePrompt(),
        row.sourceSeed(),
        row.sourceHasPlan() ? sourceUrl(id, Variant.PLAN) : null,
        row.sourceHasCaptions() ? sourceUrl(id, Variant.CAPTIONS) : null);
  }

  private String sourceUrl(String video, Variant variant) {
    return signedUrl.sign("GET", Names.sourcePath(video, variant), lifetime());
  }

  private String inputUrl(String input) {
    return signedUrl.sign("GET", Names.inputPath(input), lifetime());
  }

  private List<Job.CharacterClip> characters(String video) {
    return jobs.characters(video).stream()
        .map(row -> new Job.CharacterClip(row.id(), row.name(), inputUrl(row.inputId())))
        .toList();
  }

  private Duration lifetime() {
    return configuration.deadline().plus(Leases.UPLOAD_MARGIN).plus(Duration.ofHours(1));
  }

  /** A file of the video that another one starts from, or empty when it is gone. */
  Optional<InputStream> source(String video, Variant variant) throws IOException {
    var file = jobs.file(video, variant.word());
    if (file.isEmpty()) return Optional.empty();
    return Optional.of(store.read(file.get().key(), 0, file.get().bytes()));
  }

  /** What a request brought along, or empty when it is gone. */
  Optional<InputStream> input(String id) throws IOException {
    var file = jobs.input(id);
    if (file.isEmpty()) return Optional.empty();
    return Optional.of(store.read(file.get().key(), 0, file.get().bytes()));
  }

  private Map<Variant, Job.Upload> uploads(long fence) {
    Map<Variant, Job.Upload> uploads = new EnumMap<>(Variant.class);
    for (var variant : Variant.values()) {
      var path = Names.uploadPath(fence, variant);
      uploads.put(
          variant, new Job.Upload(signedUrl.sign("PUT", path, lifetime()), variant.contentType()));
    }
    return uploads;
  }

  /** Stores a file of a running attempt; false when the fence is stale. */
  boolean receive(long fence, Variant variant, InputStream content) throws IOException {
    var video = jobs.running(fence);
    if (video.isEmpty()) return false;
    var key = ArtifactKeys.key(video.get(), fence, variant);
    var stored = store.put(key, content, configuration.maxUpload().toBytes());
    jobs.addUpload(fence, variant.word(), stored.bytes(), stored.sha256());
    return true;
  }

  /** Removes what workers sent that died before they could report, and parts of ended videos. */
  void sweepOrphans() {
    jobs.orphans().forEach(this::sweep);
    segments.sweep();
  }

  /** Removes what a stale attempt has sent. */
  void sweep(long fence) {
    var video = jobs.videoOf(fence);
    if (video.isEmpty() || jobs.isKept(fence)) return;
    jobs.forgetUploads(fence);
    try {
      store.deleteFolder(ArtifactKeys.folder(video.get(), fence));
    } catch (IOException e) {
      log.atWarn().addKeyValue("fence", fence).setCause(e).log("stale files not removed");
    }
  }
}
