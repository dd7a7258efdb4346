package io.kinora.server.batches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.server.accounts.Caller;
import io.kinora.server.batches.Batch.BatchError;
import io.kinora.server.batches.BatchLine.BadLineException;
import io.kinora.server.files.FileService;
import io.kinora.server.http.ApiException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of a batch: once to see that it is one, and once more to begin its lines, a part
 * at a time and only so many as a tenant should have in the queue at once.
 */
final class BatchLines {
  static final int MAX_LINES = 50_000;
  static final int MAX_LINE_BYTES = 32 << 20;
  private static final int MAX_ERRORS = 100;
  private static final int MOST_RUNNING = 1000;
  private static final int AT_ONCE = 250;
  /** Lines may name pictures of the web, and other batches wait as well. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Jdbi jdbi;
  private final FileService files;
  private final VideoLines videos;
  private final ObjectMapper json;
  private final Clock clock;

  BatchLines(Jdbi jdbi, FileService files, VideoLines videos, ObjectMapper json, Clock clock) {
    this.jdbi = jdbi;
    this.files = files;
    this.videos = videos;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What a file turned out to be.
   *
   * @param total how many lines it has
   * @param errors why it is none of a batch, the first hundred
   */
  record Findings(int total, List<BatchError> errors) {}

  Findings validate(Batch batch) throws IOException {
    var errors = new ArrayList<BatchError>();
    int total = 0;
    var ids = new HashSet<String>();
    try (var stream = files.open(files.get(batch.projectId(), batch.inputFileId()))) {
      var reader = new LineReader(stream, 1, 0, MAX_LINE_BYTES);
      for (var text = reader.next(); text != null; text = reader.next()) {
        if (text.isEmpty()) continue;
        if (++total > MAX_LINES) break;
        var error = check(text, reader.line(), ids);
        if (error != null && errors.size() < MAX_ERRORS) errors.add(error);
      }
    } catch (LineReader.TooLongException e) {
      errors.add(new BatchError(
          "line_too_long", null, "The file is no batch: " + e.getMessage() + ".", null));
    } catch (ApiException e) {
      errors.add(new BatchError("file_not_found", null, e.message(), "input_file_id"));
    }
    if (total > MAX_LINES)
      errors.add(new BatchError(
          "too_many_lines", null, "A batch has at most " + MAX_LINES + " lines.", null));
    if (total == 0 && errors.isEmpty())
      errors.add(new BatchError("empty_file", null, "The file has no lines.", null));
    return new Findings(total, errors);
  }

  private @Nullable BatchError check(String text, int line, HashSet<String> ids) {
    try {
      if (ids.add(BatchLine.parse(text, json).customId())) return null;
      return new BatchError(
          "duplicate_custom_id", line, "Another line has the same custom_id.", "custom_id");
    } catch (BadLineException e) {
      return new BatchError(
          e.code(), line, String.valueOf(e.getMessage()), e.param().isEmpty() ? null : e.param());
    }
  }

  /** Begins lines until enough of them run, or all were begun. */
  void begin(Batch batch) throws IOException {
    var dao = jdbi.onDemand(BatchDao.class);
    int room = Math.min(AT_ONCE, MOST_RUNNING - dao.running(batch.id()));
    if (room <= 0) return;
    try (var stream =
        files.open(files.get(batch.projectId(), batch.inputFileId()), batch.nextOffset())) {
      var reader = new LineReader(stream, batch.nextLine(), batch.nextOffset(), MAX_LINE_BYTES);
      beginSome(batch, reader, room, dao);
    } catch (ApiException e) {
      // The tenant has deleted the file: what has not begun never will.
      dao.allBegun(batch.id());
    } finally {
      videos.created();
    }
  }

  private void beginSome(Batch batch, LineReader reader, int room, BatchDao dao)
      throws IOException {
    var line = batch.nextLine();
    var offset = batch.nextOffset();
    try {
      var until = clock.instant().plus(LONGEST);
      for (int begun = 0; begun < room && clock.instant().isBefore(until); begun++) {
        var text = reader.next();
        if (text == null) {
          dao.allBegun(batch.id());
          return;
        }
        if (!text.isEmpty() && !begin(batch, reader.line(), text)) return;
        line = reader.line() + 1;
        offset = reader.offset();
      }
    } finally {
      dao.advance(batch.id(), line, offset);
    }
  }

  /** False when the line has to wait for another time. */
  private boolean begin(Batch batch, int line, String text) {
    try {
      var wanted = BatchLine.parse(text, json);
      return begin(batch, line, wanted);
    } catch (BadLineException e) {
      throw new IllegalStateException("line " + line + " was valid before", e);
    }
  }

  private boolean begin(Batch batch, int line, BatchLine wanted) {
    var dao = jdbi.onDemand(BatchDao.class);
    var caller = new Caller(
        batch.organizationId(),
        batch.projectId(),
        batch.apiKeyId(),
        batch.keyKind(),
        dao.plan(batch.organizationId()));
    try {
      var prepared = videos.prepare(caller, wanted.body());
      jdbi.useTransaction(transaction -> make(transaction, batch, line, wanted, prepared));
    } catch (ApiException e) {
      if (e.error().isRetryable()) return false;
      jdbi.useTransaction(transaction -> refuse(transaction, batch, line, wanted, e));
    }
    return true;
  }

  private static void make(
      Handle transaction, Batch batch, int line, BatchLine wanted, VideoLines.Prepared prepared) {
    var video = prepared.create(transaction);
    var added = transaction
        .attach(BatchDao.class)
        .addLine(batch.id(), line, wanted.customId(), video, null, null);
    // An earlier server has begun the line and died before it could say so.
    if (added == 0) transaction.rollback();
  }

  private void refuse(
      Handle transaction, Batch batch, int line, BatchLine wanted, ApiException why) {
    var dao = transaction.attach(BatchDao.class);
    var error = why.error();
    var body = json.createObjectNode();
    body.putObject("error")
        .put("message", why.message())
        .put("type", error.type())
        .put("param", why.param())
        .put("code", error.code());
    var added = dao.addLine(batch.id(), line, wanted.customId(), null, error.status(), write(body));
    if (added > 0) dao.countRefused(batch.id());
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an error is plain text", e);
    }
  }
}
