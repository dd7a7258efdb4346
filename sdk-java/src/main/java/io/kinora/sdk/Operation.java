package io.kinora.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One prepared call. Nothing is sent until one of {@link #execute}, {@link #raw} or {@link #async}
 * runs it; each run is a call of its own with its own deadline and retries. Immutable and
 * thread-safe.
 *
 * <p>An operation that creates something carries one idempotency key for all of its runs and
 * retries, so that running it twice cannot create twice.
 *
 * <pre>{@code
 * var video = client.videos().get(id).execute(); // the result
 * var answer = client.videos().get(id).raw(); // with status and headers
 * var later = client.videos().get(id).async(); // without a waiting thread
 * var quick = client.videos().get(id).with(o -> o.timeout(Duration.ofSeconds(2))).execute();
 * }</pre>
 *
 * @param <T> what the server answers with
 */
@CheckReturnValue
public interface Operation<T> {

  /**
   * Runs the call and waits for its result.
   *
   * @throws ApiException if the server says no
   * @throws ConnectionException if it does not answer within the deadline
   * @throws CallInterruptedException if the thread is interrupted; its flag stays set
   */
  @CanIgnoreReturnValue
  T execute();

  /** Runs the call like {@link #execute} and keeps the status and the headers of the answer. */
  Response<T> raw();

  /**
   * Runs the call without holding a thread. The future fails with what {@link #execute} throws;
   * cancelling it gives up the call.
   */
  @CanIgnoreReturnValue
  CompletableFuture<T> async();

  /** The same operation with some options of its own; what is not set comes from the client. */
  Operation<T> with(Consumer<RequestOptions.Builder> options);
}
