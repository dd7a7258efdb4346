package io.kinora.server.batches;

import io.kinora.server.accounts.Caller;
import io.kinora.server.db.Ids;
import io.kinora.server.files.FilePurpose;
import io.kinora.server.files.FileService;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an owner can do with batches. Thread-safe. */
final class BatchService {
  private static final Logger log = LoggerFactory.getLogger(BatchService.class);
  static final String ENDPOINT = "/v1/videos";
  static final String WINDOW = "24h";
  private static final Duration WINDOW_LASTS = Duration.ofHours(24);
  private static final Duration RETRIES_COME_WITHIN = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final FileService files;
  private final Runnable wake;
  private final Ids ids;
  private final Clock clock;

  /** @param wake makes the runner look at once */
  BatchService(Jdbi jdbi, FileService files, Runnable wake, Ids ids, Clock clock) {
    this.jdbi = jdbi;
    this.files = files;
    this.wake = wake;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What the transport says of a request being a repetition.
   *
   * @param isRetry whether an OpenAI SDK says that it sends this again
   */
  record Submission(@Nullable String idempotencyKey, boolean isRetry) {}

  /** @param outputSeconds how long its files are kept after its creation, or null */
  Batch create(
      Caller caller,
      String inputFile,
      Map<String, String> metadata,
      @Nullable Integer outputSeconds,
      Submission submission) {
    var purpose = files.get(caller.project(), inputFile).purpose();
    if (purpose != FilePurpose.BATCH) {
      throw ApiError.INVALID_VALUE.about(
          "input_file_id",
          "Invalid value for 'input_file_id': the purpose of the file is '" + purpose.word()
              + "' and not 'batch'.");
    }
    var batch = jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(BatchDao.class);
      var now = clock.instant();
      if (submission.isRetry() && submission.idempotencyKey() == null) {
        var since = now.minus(RETRIES_COME_WITHIN);
        var earlier = dao.earlier(caller.project(), null, caller.key(), inputFile, since);
        if (earlier.isPresent()) return earlier.get();
      }
      var id = ids.next("batch");
      var kind = caller.kind().name().toLowerCase(Locale.ROOT);
      int made = dao.insert(
          id,
          caller.organization(),
          caller.project(),
          caller.key(),
          kind,
          inputFile,
          metadata,
          outputSeconds,
          submission.idempotencyKey(),
          now,
          now.plus(WINDOW_LASTS));
      if (made > 0) return dao.find(id, caller.project()).orElseThrow();
      var earlier = dao.earlier(
              caller.project(), submission.idempotencyKey(), caller.key(), inputFile, null)
          .orElseThrow();
      if (earlier.inputFileId().equals(inputFile)) return earlier;
      throw ApiError.IDEMPOTENCY_KEY_REUSE.because(
          "The Idempotency-Key was used before with another request. Use a new key for a new"
              + " request.");
    });
    log.atInfo().addKeyValue("batch", batch.id()).log("batch created");
    wake.run();
    return batch;
  }

  Batch get(Caller caller, String id) {
    return dao()
        .find(id, caller.project())
        .orElseThrow(
            () -> ApiError.BATCH_NOT_FOUND.because("No batch found with id '" + id + "'."));
  }

  /** One more than asked for, so that the caller sees whether there is more. */
  List<Batch> list(Caller caller, @Nullable String after, int limit) {
    var cursor = after == null
        ? null
        : dao()
            .find(after, caller.project())
            .orElseThrow(() -> ApiError.INVALID_VALUE.about(
                "after", "Invalid value: '" + after + "'. It is not the id of a batch."));
    return dao()
        .list(
            caller.project(),
            cursor == null ? null : cursor.createdAt(),
            cursor == null ? null : cursor.id(),
            limit + 1);
  }

  /** Ends it as cancelled once what runs has ended; a second time changes nothing. */
  Batch cancel(Caller caller, String id) {
    var before = get(caller, id);
    if (dao().cancel(id, clock.instant()) > 0) {
      log.atInfo().addKeyValue("batch", id).log("batch cancelled");
      wake.run();
      return get(caller, id);
    }
    var now = get(caller, id);
    if (now.status() == BatchStatus.CANCELLING || now.status() == BatchStatus.CANCELLED) return now;
    throw notCancellable(before);
  }

  private static ApiException notCancellable(Batch batch) {
    return ApiError.BATCH_NOT_CANCELLABLE.because("Batch with id '" + batch.id() + "' is "
        + batch.status().word() + " and cannot be cancelled.");
  }

  private BatchDao dao() {
    return jdbi.onDemand(BatchDao.class);
  }
}
