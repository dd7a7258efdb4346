package io.kinora.sdk.internal;

import io.kinora.sdk.CallInterruptedException;
import io.kinora.sdk.KinoraException;
import io.kinora.sdk.Operation;
import io.kinora.sdk.RequestOptions;
import io.kinora.sdk.Response;
import io.kinora.sdk.Upload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the contract with its parameters filled in. Immutable and thread-safe.
 *
 * @param <T> what the server answers with
 */
public final class Call<T> implements Operation<T> {

  private final Transport transport;
  private final Request request;
  private final Decoder<T> decoder;

  Call(Transport transport, Request request, Decoder<T> decoder) {
    this.transport = transport;
    this.request = request;
    this.decoder = decoder;
  }

  /** Fills a parameter of the path. */
  public Call<T> path(String name, Object value) {
    return new Call<>(transport, request.withPath(name, value), decoder);
  }

  /**
   * Adds a parameter of the query, unless it is null: a list once for each item, a map once for
   * each pair.
   */
  public Call<T> query(String name, @Nullable Object value) {
    if (value == null) return this;
    var more = request;
    if (value instanceof List<?> items) {
      for (var item : items) more = more.withQuery(name, item);
    } else if (value instanceof Map<?, ?> pairs) {
      for (var pair : pairs.entrySet()) {
        more = more.withQuery(name + "[" + pair.getKey() + "]", pair.getValue());
      }
    } else {
      more = more.withQuery(name, value);
    }
    return new Call<>(transport, more, decoder);
  }

  /** Adds a header. */
  public Call<T> header(String name, String value) {
    return new Call<>(transport, request.withHeader(name, value), decoder);
  }

  /** Sets the body. */
  public Call<T> body(Object value) {
    return new Call<>(transport, request.withBody(value), decoder);
  }

  /** Adds a file, which makes the body a form. */
  public Call<T> file(String name, Upload file) {
    return new Call<>(transport, request.withFile(name, file), decoder);
  }

  /** Draws a key under which the server does this once, however often it is sent. */
  public Call<T> idempotent() {
    return new Call<>(
        transport, request.withIdempotencyKey(Token.draw(transport.random())), decoder);
  }

  /**
   * Says that the server may carry this out twice without harm, so that a lost answer is worth a
   * retry.
   */
  public Call<T> repeatable() {
    return new Call<>(transport, request.withRepeats(), decoder);
  }

  @Override
  public T execute() {
    return raw().body();
  }

  @Override
  public Response<T> raw() {
    var answer = start();
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(request.operation() + " was interrupted", e);
    } catch (ExecutionException e) {
      throw inThisThread(e.getCause());
    }
  }

  @Override
  public CompletableFuture<T> async() {
    var answer = start();
    var result = new CompletableFuture<T>();
    answer.whenComplete((response, failure) -> {
      if (failure != null) {
        result.completeExceptionally(failure);
      } else {
        result.complete(response.body());
      }
    });
    result.whenComplete((value, failure) -> {
      if (result.isCancelled()) {
        answer.cancel(true);
      }
    });
    return result;
  }

  @Override
  public Call<T> with(Consumer<RequestOptions.Builder> options) {
    var builder = RequestOptions.builder();
    options.accept(builder);
    return new Call<>(transport.with(builder.build()), request, decoder);
  }

  private CompletableFuture<Response<T>> start() {
    return new Exchange<>(transport, request, decoder).start();
  }

  /**
   * Failures come from a thread of the HTTP client; callers want to see where they made the call.
   */
  private static RuntimeException inThisThread(@Nullable Throwable failure) {
    if (failure instanceof KinoraException known) {
      known.fillInStackTrace();
      return known;
    }
    return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
  }
}
