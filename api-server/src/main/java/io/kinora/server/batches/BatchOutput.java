package io.kinora.server.batches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kinora.server.batches.BatchDao.Line;
import io.kinora.server.batches.BatchLine.BadLineException;
import io.kinora.server.batches.BatchRunner.Written;
import io.kinora.server.db.Ids;
import io.kinora.server.files.FilePurpose;
import io.kinora.server.files.FileService;
import io.kinora.server.http.ApiException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes what became of a batch: a file of the lines whose video was completed and one of all
 * others, both in the order of the input. Only a few lines are in memory at a time.
 */
final class BatchOutput {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int AT_ONCE = 500;

  private final Jdbi jdbi;
  private final FileService files;
  private final VideoLines videos;
  private final ObjectMapper json;
  private final Ids ids;
  private final Clock clock;

  BatchOutput(
      Jdbi jdbi, FileService files, VideoLines videos, ObjectMapper json, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.files = files;
    this.videos = videos;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** @param as how the batch ends */
  Written write(Batch batch, BatchStatus as) throws IOException {
    var folder = Files.createTempDirectory("kinora-batch");
    var good = folder.resolve("output.jsonl");
    var bad = folder.resolve("error.jsonl");
    try {
      try (var output = Files.newBufferedWriter(good);
          var error = Files.newBufferedWriter(bad)) {
        begun(batch, as, output, error);
        if (as != BatchStatus.COMPLETED) notBegun(batch, as, error);
      }
      return new Written(
          store(batch, good, batch.id() + "_output.jsonl"),
          store(batch, bad, batch.id() + "_error.jsonl"));
    } finally {
      Files.deleteIfExists(good);
      Files.deleteIfExists(bad);
      Files.deleteIfExists(folder);
    }
  }

  private @Nullable String store(Batch batch, Path file, String name) throws IOException {
    if (Files.size(file) == 0) return null;
    var asked = batch.outputSeconds();
    var lifetime = asked == null
        ? KEPT
        : Duration.between(clock.instant(), batch.createdAt().plusSeconds(asked));
    if (lifetime.isNegative() || lifetime.isZero()) lifetime = Duration.ofSeconds(1);
    try (var stream = Files.newInputStream(file)) {
      return files
          .create(batch.projectId(), FilePurpose.BATCH_OUTPUT, name, stream, lifetime)
          .id();
    }
  }

  private void begun(Batch batch, BatchStatus as, Writer output, Writer error) throws IOException {
    int after = 0;
    while (true) {
      int from = after;
      List<Line> some =
          jdbi.withExtension(BatchDao.class, dao -> dao.lines(batch.id(), from, AT_ONCE));
      if (some.isEmpty()) return;
      after = some.get(some.size() - 1).line();
      var made = new ArrayList<String>();
      for (var line : some) if (line.videoId() != null) made.add(line.videoId());
      write(some, videos.show(made), as, output, error);
    }
  }

  private void write(
      List<Line> lines,
      Map<String, VideoLines.Shown> shown,
      BatchStatus as,
      Writer output,
      Writer error)
      throws IOException {
    for (var line : lines) {
      if (line.videoId() == null) {
        int status = line.statusCode() == null ? 500 : line.statusCode();
        write(error, line.customId(), response(status, json.readTree(line.error())), null);
        continue;
      }
      var video = shown.get(line.videoId());
      if (video == null) {
        var gone = error("video_deleted", "The video was deleted before the batch ended.");
        write(error, line.customId(), null, gone);
      } else if (video.errorCode().isEmpty()) {
        write(output, line.customId(), response(200, video.json()), null);
      } else if (video.errorCode().equals("cancelled") && as != BatchStatus.COMPLETED) {
        write(error, line.customId(), null, unfinished(as));
      } else {
        var failed =
            error(video.errorCode(), "The video failed; the body of the response says why.");
        write(error, line.customId(), response(200, video.json()), failed);
      }
    }
  }

  /** Lines that were never begun are still in the input alone. */
  private void notBegun(Batch batch, BatchStatus as, Writer error) throws IOException {
    if (batch.begun() || batch.total() == 0) return;
    try (var stream =
        files.open(files.get(batch.projectId(), batch.inputFileId()), batch.nextOffset())) {
      var reader =
          new LineReader(stream, batch.nextLine(), batch.nextOffset(), BatchLines.MAX_LINE_BYTES);
      for (var text = reader.next(); text != null; text = reader.next()) {
        if (text.isEmpty()) continue;
        write(error, BatchLine.parse(text, json).customId(), null, unfinished(as));
      }
    } catch (BadLineException e) {
      throw new IllegalStateException("the lines were valid before", e);
    } catch (ApiException e) {
      // The tenant has deleted the file; nobody can say what was in it.
      error.flush();
    }
  }

  private ObjectNode unfinished(BatchStatus as) {
    return as == BatchStatus.EXPIRED
        ? error(
            "batch_expired",
            "This request could not be executed before the completion window expired.")
        : error("batch_cancelled", "The batch was cancelled before this request was done.");
  }

  private ObjectNode error(String code, String message) {
    return json.createObjectNode().put("code", code).put("message", message);
  }

  private ObjectNode response(int status, JsonNode body) {
    return json.createObjectNode()
        .put("status_code", status)
        .put("request_id", ids.next("req"))
        .set("body", body);
  }

  private void write(
      Writer writer, String customId, @Nullable ObjectNode response, @Nullable ObjectNode error)
      throws IOException {
    var line = json.createObjectNode();
    line.put("id", ids.next("batch_req")).put("custom_id", customId);
    line.set("response", response);
    line.set("error", error);
    writer.write(json.writeValueAsString(line));
    writer.write('\n');
  }
}
