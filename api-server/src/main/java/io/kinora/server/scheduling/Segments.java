package io.kinora.server.scheduling;

import io.kinora.protocol.Job;
import io.kinora.protocol.Names;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.ArtifactTooLargeException;
import io.kinora.server.artifacts.SignedUrl;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the parts of videos that attempts leave for those after them, wherever these run: written
 * and read under the fence of a running attempt, bounded in number and in bytes, and removed when
 * the video has ended. Thread-safe.
 */
final class Segments {
  private static final Logger log = LoggerFactory.getLogger(Segments.class);

  /** The signed word in the place of a method: one link is for all three. */
  static final String METHODS = "SEGMENTS";

  /** Four takes of eight clips, each with its description. */
  static final int MOST = 64;

  /** After which an upload is no longer on its way. */
  private static final Duration ON_THE_WAY = Duration.ofHours(1);

  private static final Duration TOO_LONG = Duration.ofDays(2);

  private final JobDao jobs;
  private final SegmentDao segments;
  private final ArtifactStore store;
  private final SignedUrl signedUrl;
  private final SchedulingConfiguration configuration;
  private final SchedulingMetrics metrics;

  Segments(
      Jdbi jdbi,
      ArtifactStore store,
      SignedUrl signedUrl,
      SchedulingConfiguration configuration,
      SchedulingMetrics metrics) {
    jobs = jdbi.onDemand(JobDao.class);
    segments = jdbi.onDemand(SegmentDao.class);
    this.store = store;
    this.signedUrl = signedUrl;
    this.configuration = configuration;
    this.metrics = metrics;
  }

  /** What became of a part that was sent. */
  enum Verdict {
    KEPT,
    STALE,
    TOO_MUCH
  }

  /** What an attempt is told: where to leave parts, and which there are. */
  Job.Segments of(String video, long fence, Duration lifetime) {
    return new Job.Segments(
        signedUrl.sign(METHODS, Names.segmentsPath(fence), lifetime),
        segments.all(video).stream()
            .map(row ->
                new Job.Segment(row.name(), row.bytes(), HexFormat.of().formatHex(row.sha256())))
            .toList());
  }

  /**
   * Keeps a part. All of one video together may be as large as one upload.
   *
   * @param name one that {@link Job.Segments#NAME} matches
   */
  Verdict receive(long fence, String name, InputStream content) throws IOException {
    var running = jobs.running(fence);
    if (running.isEmpty()) return Verdict.STALE;
    var video = running.get();
    var others = segments.reserve(video, fence, name, MOST);
    if (others.isEmpty()) return Verdict.TOO_MUCH;
    var verdict = Verdict.STALE;
    try {
      var room = configuration.maxUpload().toBytes() - others.get();
      var stored = store.put(key(video, fence, name), content, Math.max(0, room));
      if (segments.arrived(video, fence, name, stored.bytes(), stored.sha256()) == 1) {
        verdict = Verdict.KEPT;
      }
    } catch (ArtifactTooLargeException e) {
      verdict = Verdict.TOO_MUCH;
    } finally {
      if (verdict != Verdict.KEPT) remove(video, fence, name);
    }
    if (verdict == Verdict.KEPT) metrics.segmentKept();
    return verdict;
  }

  /** A part of a running attempt's video; empty when there is none, or the fence is stale. */
  Optional<InputStream> read(long fence, String name) throws IOException {
    var video = jobs.running(fence);
    var found = video.flatMap(id -> segments.find(id, name));
    if (video.isEmpty() || found.isEmpty()) return Optional.empty();
    var row = found.get();
    var content = store.read(key(video.get(), row.fence(), name), 0, row.bytes());
    metrics.segmentReused();
    return Optional.of(content);
  }

  /** Removes a part that is of no use; false when the fence is stale. */
  boolean forget(long fence, String name) throws IOException {
    var video = jobs.running(fence);
    if (video.isEmpty()) return false;
    var row = segments.find(video.get(), name);
    if (row.isPresent()) remove(video.get(), row.get().fence(), name);
    return true;
  }

  private void remove(String video, long fence, String name) throws IOException {
    store.delete(key(video, fence, name));
    segments.remove(video, fence, name);
  }

  /** Removes what nobody will ask for. The rows go last: what is still listed is tried again. */
  void sweep() {
    for (var video : segments.unneeded(ON_THE_WAY, TOO_LONG)) {
      try {
        store.deleteFolder(folder(video));
        segments.forget(video);
      } catch (IOException e) {
        log.atWarn().addKeyValue("video", video).setCause(e).log("segments not removed");
      }
    }
  }

  /** Beside the files of attempts, so that they go with them at the latest. */
  private static String folder(String video) {
    return "videos/" + video + "/segments/";
  }

  private static String key(String video, long fence, String name) {
    return folder(video) + fence + "-" + name;
  }
}
