package io.kinora.server.batches;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.BatchesApi;
import io.kinora.server.api.WireBatch;
import io.kinora.server.api.WireBatchError;
import io.kinora.server.api.WireBatchErrors;
import io.kinora.server.api.WireBatchList;
import io.kinora.server.api.WireBatchRequestCounts;
import io.kinora.server.api.WireBatchStatus;
import io.kinora.server.api.WireCreateBatchRequest;
import io.kinora.server.batches.BatchService.Submission;
import io.kinora.server.http.Metadata;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/batches}. */
public final class BatchesResource implements BatchesApi {
  private final BatchService batches;

  BatchesResource(BatchService batches) {
    this.batches = batches;
  }

  @Override
  public WireBatch createBatch(
      Caller caller,
      @Nullable String idempotencyKey,
      WireCreateBatchRequest body,
      ContainerRequestContext request) {
    Values.oneOf("endpoint", body.endpoint(), List.of(BatchService.ENDPOINT));
    Values.oneOf("completion_window", body.completionWindow(), List.of(BatchService.WINDOW));
    var metadata = body.metadata() == null ? Map.<String, String>of() : body.metadata();
    Metadata.check(metadata);
    var kept = body.outputExpiresAfter();
    if (kept != null)
      Values.oneOf("output_expires_after.anchor", kept.anchor(), List.of("created_at"));
    var count = request.getHeaderString("X-Stainless-Retry-Count");
    return onTheWire(batches.create(
        caller,
        body.inputFileId(),
        metadata,
        kept == null ? null : kept.seconds(),
        new Submission(idempotencyKey, count != null && !count.strip().equals("0"))));
  }

  @Override
  public WireBatchList listBatches(
      Caller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    var wanted = PageLimit.parse(limit);
    var found = batches.list(caller, after, wanted);
    var page = found.stream().limit(wanted).map(BatchesResource::onTheWire).toList();
    var first = page.isEmpty() ? null : page.get(0).id();
    var last = page.isEmpty() ? null : page.get(page.size() - 1).id();
    return new WireBatchList("list", page, first, last, wanted > 0 && found.size() > wanted);
  }

  @Override
  public WireBatch getBatch(Caller caller, String id, ContainerRequestContext request) {
    return onTheWire(batches.get(caller, id));
  }

  @Override
  public WireBatch cancelBatch(Caller caller, String id, ContainerRequestContext request) {
    return onTheWire(batches.cancel(caller, id));
  }

  private static WireBatch onTheWire(Batch batch) {
    return new WireBatch(
        batch.id(),
        "batch",
        BatchService.ENDPOINT,
        errors(batch),
        batch.inputFileId(),
        BatchService.WINDOW,
        WireBatchStatus.of(batch.status().word()),
        batch.outputFileId(),
        batch.errorFileId(),
        batch.createdAt().getEpochSecond(),
        seconds(batch.inProgressAt()),
        batch.expiresAt().getEpochSecond(),
        seconds(batch.finalizingAt()),
        seconds(batch.completedAt()),
        seconds(batch.failedAt()),
        seconds(batch.expiredAt()),
        seconds(batch.cancellingAt()),
        seconds(batch.cancelledAt()),
        new WireBatchRequestCounts(batch.total(), batch.completed(), batch.failed()),
        batch.metadata());
  }

  private static @Nullable WireBatchErrors errors(Batch batch) {
    if (batch.errors().isEmpty()) return null;
    return new WireBatchErrors(
        "list",
        batch.errors().stream()
            .map(error ->
                new WireBatchError(error.code(), error.line(), error.message(), error.param()))
            .toList());
  }

  private static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }
}
