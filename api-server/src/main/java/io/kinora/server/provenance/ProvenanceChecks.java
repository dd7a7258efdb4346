package io.kinora.server.provenance;

import io.kinora.media.CredentialsCheck;
import io.kinora.media.CredentialsCheck.Status;
import io.kinora.media.intake.ClipIntake;
import io.kinora.media.intake.FileKind;
import io.kinora.media.intake.MarkReader;
import io.kinora.media.intake.RefusedException;
import io.kinora.server.artifacts.ScratchFolder;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.FormFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tells of a file what can be told of its origin. Thread-safe. */
final class ProvenanceChecks {
  private static final ClipIntake.Limits LIMITS = new ClipIntake.Limits(300, 4096 * 2304);

  private final ProvenanceDao dao;
  private final Signing signing;
  private final ScratchFolder scratch;

  ProvenanceChecks(Jdbi jdbi, Signing signing, ScratchFolder scratch) {
    dao = jdbi.onDemand(ProvenanceDao.class);
    this.signing = signing;
    this.scratch = scratch;
  }

  /** Whether there is an invisible mark of this installation. */
  enum Mark {
    FOUND,
    NONE,
    /** The pictures cannot be decoded. */
    UNREADABLE
  }

  /**
   * What was found.
   *
   * @param ours whether this installation signed it; null where there is nothing signed
   * @param videoId the project's video that this is, or was made of; null where that is not known
   */
  record Found(
      CredentialsCheck.Result manifest,
      @Nullable Boolean ours,
      Mark mark,
      @Nullable String videoId) {}

  Found check(String project, FormFile file) throws IOException, InterruptedException {
    var upload = scratch.newFile();
    var cells = scratch.newFile();
    try {
      try (var content = file.open()) {
        Files.copy(content, upload, StandardCopyOption.REPLACE_EXISTING);
      }
      if (FileKind.of(upload).filter(kind -> !kind.isPicture()).isEmpty()) throw notAVideo();
      return check(project, upload, cells);
    } finally {
      Files.deleteIfExists(upload);
      Files.deleteIfExists(cells);
    }
  }

  private static RuntimeException notAVideo() {
    return ApiError.UNSUPPORTED_FILE_MIMETYPE.about(
        "file",
        "Invalid file 'file': unsupported mimetype. Supported file formats are video/mp4 and"
            + " video/webm.");
  }

  private Found check(String project, Path upload, Path cells)
      throws IOException, InterruptedException {
    var manifest = CredentialsCheck.check(upload);
    var certificate = manifest.certificate();
    var ours = certificate == null ? null : dao.isSigner(Signing.fingerprint(certificate));
    Optional<String> video = Optional.empty();
    var title = manifest.title();
    if (manifest.status() == Status.VALID && title != null && Boolean.TRUE.equals(ours)) {
      video = dao.video(title, project);
    }
    var mark = Mark.NONE;
    try {
      Files.deleteIfExists(cells);
      var payload = MarkReader.read(upload, cells, signing.watermark(), LIMITS);
      if (payload.isPresent() && dao.isPayload(payload.getAsInt())) {
        mark = Mark.FOUND;
        if (video.isEmpty()) video = dao.videoWith(payload.getAsInt(), project);
      }
    } catch (RefusedException e) {
      mark = Mark.UNREADABLE;
    }
    return new Found(manifest, ours, mark, video.orElse(null));
  }
}
