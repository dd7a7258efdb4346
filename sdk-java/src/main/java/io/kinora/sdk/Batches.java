package io.kinora.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.sdk.internal.Json;
import io.kinora.sdk.internal.Pause;
import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.Batch;
import io.kinora.sdk.model.BatchStatus;
import io.kinora.sdk.model.CreateBatchRequest;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.Video;
import io.kinora.sdk.model.VideoError;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Many videos by one file, made within a day where there is room. Immutable and thread-safe.
 *
 * <pre>{@code
 * var lines = client.files().create(Batches.lines(requests), "batch").execute();
 * var batch = client.batches().create(lines.id()).execute();
 * var ended = client.batches().waitFor(batch.id(), Duration.ofHours(25));
 * try (var results = client.batches().results(ended)) {
 *   results.forEach(result -> System.out.println(result.customId()));
 * }
 * }</pre>
 */
@CheckReturnValue
public final class Batches {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final List<BatchStatus> ENDED = List.of(
      BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.EXPIRED, BatchStatus.CANCELLED);

  private final Transport transport;

  Batches(Transport transport) {
    this.transport = transport;
  }

  /**
   * The file of a batch, to be uploaded for the purpose {@code batch}.
   *
   * @param requests the videos by names of the caller's own, which the results carry; 50,000 at
   *     most
   */
  public static Upload lines(Map<String, CreateVideoRequest> requests) {
    var lines = new ByteArrayOutputStream();
    requests.forEach((name, request) -> {
      lines.writeBytes(Json.write(
          Map.of("custom_id", name, "method", "POST", "url", "/v1/videos", "body", request)));
      lines.write('\n');
    });
    return Upload.of(lines.toByteArray(), "batch.jsonl");
  }

  /** Creates a batch from the id of an uploaded file of {@link #lines}. */
  public Operation<Batch> create(String inputFileId) {
    return create(CreateBatchRequest.builder()
        .inputFileId(inputFileId)
        .endpoint("/v1/videos")
        .completionWindow("24h")
        .build());
  }

  /** Creates a batch. */
  public Operation<Batch> create(CreateBatchRequest request) {
    return OperationsApi.createBatch(transport, request);
  }

  /** The batch as it stands. */
  public Operation<Batch> get(String id) {
    return OperationsApi.getBatch(transport, id);
  }

  /** All batches of the key's project, newest first. */
  public Listing<Batch> list() {
    return new Listing<>(query -> {
      return OperationsApi.listBatches(transport, query.after(), query.limit()).execute();
    });
  }

  /** Cancels a batch; what has been made until then stays. */
  public Operation<Batch> cancel(String id) {
    return OperationsApi.cancelBatch(transport, id);
  }

  /**
   * Waits until a batch has ended, be it well or not. While the server cannot be reached the wait
   * goes on.
   *
   * @return the batch, which has not ended if the time was too short
   * @throws CallInterruptedException if the thread is interrupted; its flag stays set
   */
  public Batch waitFor(String id, Duration timeout) {
    var deadline = transport.clock().instant().plus(timeout);
    for (var pause = FIRST_PAUSE; ; pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
      var left = Duration.between(transport.clock().instant(), deadline);
      var isLast = left.compareTo(Duration.ZERO) <= 0;
      try {
        var batch = get(id).execute();
        if (isLast || ENDED.contains(batch.status())) {
          return batch;
        }
      } catch (ApiException | ConnectionException e) {
        if (isLast || !e.isRetryable()) {
          throw e;
        }
      }
      Pause.take(transport.sleeper(), shorter(pause, left), "waiting for batch " + id);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /**
   * What became of the lines of a batch that has ended: first the completed videos, then all other
   * lines. Read as it comes, so close the stream, or read it to its end.
   */
  public Stream<BatchResult> results(Batch batch) {
    return Stream.of(batch.outputFileId(), batch.errorFileId())
        .filter(Objects::nonNull)
        .flatMap(this::results);
  }

  private Stream<BatchResult> results(String fileId) {
    var in = new Content(transport, OperationsApi.getFileContent(transport, fileId)).toStream();
    var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    return lines.lines().map(Batches::result).onClose(() -> close(lines));
  }

  private static void close(BufferedReader lines) {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BatchResult result(String line) {
    try {
      var json = Json.read(new ByteArrayInputStream(line.getBytes(UTF_8)), JsonNode.class);
      var body = json.at("/response/body");
      var error = json.path("error").isObject() ? json.path("error") : body.path("error");
      return new BatchResult(
          json.path("custom_id").asText(),
          body.path("object").asText().equals("video") ? Json.convert(body, Video.class) : null,
          error.isObject() ? error(error) : null);
    } catch (IOException e) {
      throw new UncheckedIOException("a line of the results is not JSON", e);
    }
  }

  private static VideoError error(JsonNode json) {
    return Json.convert(json, VideoError.class);
  }
}
