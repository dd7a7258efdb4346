package io.kinora.sdk.internal;

import static java.util.Objects.requireNonNull;

import io.kinora.sdk.ApiException;
import io.kinora.sdk.ConnectionException;
import io.kinora.sdk.KinoraException;
import io.kinora.sdk.Response;
import io.kinora.sdk.model.ErrorBody;
import io.kinora.sdk.model.ErrorResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a call: its tries, one after the other, until it succeeds, may not be tried again, or
 * its time is up.
 *
 * <p>No thread waits: each step starts the next when it is done. Cancelling the result gives up the
 * step under way.
 *
 * @param <T> the result
 */
final class Exchange<T> {

  private final Transport transport;
  private final Request request;
  private final Decoder<T> decoder;
  private final RetryPolicy policy;
  private final Duration timeout;
  private final int maxRetries;
  private final @Nullable String idempotencyKey;
  private final Instant deadline;
  private final CompletableFuture<Response<T>> result = new CompletableFuture<>();
  private volatile @Nullable Future<?> underWay;

  Exchange(Transport transport, Request request, Decoder<T> decoder) {
    var options = transport.options();
    this.transport = transport;
    this.request = request;
    this.decoder = decoder;
    this.policy = new RetryPolicy(transport.random());
    this.timeout = requireNonNull(options.timeout(), "timeout");
    this.maxRetries = requireNonNull(options.maxRetries(), "maxRetries");
    this.idempotencyKey = request.idempotencyKey() != null && options.idempotencyKey() != null
        ? options.idempotencyKey()
        : request.idempotencyKey();
    this.deadline = transport.clock().instant().plus(timeout);
  }

  CompletableFuture<Response<T>> start() {
    result.whenComplete((response, failure) -> giveUpWhenCancelled());
    attempt(0);
    return result;
  }

  private void attempt(int retries) {
    var left = left();
    if (left.isNegative() || left.isZero()) {
      result.completeExceptionally(unanswered(new TimeoutException("out of time"), true));
      return;
    }
    var sent = transport
        .http()
        .sendAsync(
            httpRequest(retries, left),
            info -> info.statusCode() / 100 == 2 ? decoder.subscriber(timeout) : Decoder.whole());
    proceed(sent);
    // The request's own timeout ends with the headers; this one covers a body that is read as a
    // whole.
    sent.copy()
        .orTimeout(left.toMillis(), TimeUnit.MILLISECONDS)
        .handle((answer, failure) -> {
          if (failure != null) {
            sent.cancel(true);
            failed(unanswered(unwrap(failure), true), retries);
          } else {
            answered(answer, retries);
          }
          return null;
        })
        .exceptionally(this::broken);
  }

  private void answered(HttpResponse<InputStream> answer, int retries) {
    if (answer.statusCode() / 100 != 2) {
      failed(ApiException.of(errorAnswer(answer)), retries);
      return;
    }
    try {
      var body = decoder.decode(answer.body());
      if (!result.complete(new Response<>(answer.statusCode(), answer.headers(), body))) {
        answer.body().close();
      }
    } catch (IOException e) {
      failed(unanswered(e, false), retries);
    }
  }

  private void failed(KinoraException failure, int retries) {
    var pause = policy.pause(failure, request.repeatable(), retries, maxRetries, left());
    if (result.isDone() || pause.isEmpty()) {
      result.completeExceptionally(failure);
      return;
    }
    var sleep = transport.sleeper().sleep(pause.get());
    proceed(sleep);
    sleep.thenRun(() -> attempt(retries + 1)).exceptionally(this::broken);
  }

  /**
   * What nobody foresaw must still reach the caller, such as an upload that has gone before its
   * retry.
   */
  private @Nullable Void broken(Throwable failure) {
    result.completeExceptionally(unwrap(failure));
    return null;
  }

  private HttpRequest httpRequest(int retries, Duration left) {
    var http = HttpRequest.newBuilder(request.uri(transport.baseUrl())).timeout(left);
    http.header("Authorization", "Bearer " + transport.apiKey())
        .header("Accept", decoder.accept())
        .header("User-Agent", transport.userAgent());
    transport.options().headers().forEach(http::setHeader);
    request.headers().forEach(http::setHeader);
    if (idempotencyKey != null) {
      http.setHeader("Idempotency-Key", idempotencyKey);
    }
    if (retries > 0) {
      http.setHeader("X-Retry-Count", Integer.toString(retries));
    }
    request.fill(http, "kinora-" + Token.draw(transport.random()));
    return http.build();
  }

  private ApiException.ErrorAnswer errorAnswer(HttpResponse<InputStream> answer) {
    var headers = answer.headers();
    return new ApiException.ErrorAnswer(
        answer.statusCode(),
        errorBody(answer.body()),
        headers.firstValue("x-request-id").orElse(null),
        Headers.retryAfter(headers, transport.clock().instant()),
        Headers.shouldRetry(headers),
        idempotencyKey);
  }

  /** A proxy in between may answer with anything; then there is no error body. */
  private static @Nullable ErrorBody errorBody(InputStream body) {
    try {
      return Json.read(body, ErrorResponse.class).error();
    } catch (IOException e) {
      return null;
    }
  }

  private ConnectionException unanswered(Throwable cause, boolean retryable) {
    var reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ConnectionException(
        request.operation() + " got no answer from " + transport.baseUrl() + ": " + reason,
        cause,
        idempotencyKey,
        retryable);
  }

  private static Throwable unwrap(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private Duration left() {
    return Duration.between(transport.clock().instant(), deadline);
  }

  private void proceed(Future<?> step) {
    underWay = step;
    giveUpWhenCancelled();
  }

  private void giveUpWhenCancelled() {
    var step = underWay;
    if (step != null && result.isCancelled()) {
      step.cancel(true);
    }
  }
}
