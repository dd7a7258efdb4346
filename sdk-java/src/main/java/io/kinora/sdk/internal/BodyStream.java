package io.kinora.sdk.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as a stream that cannot hang: a read that gets nothing for the given time
 * fails, and an interrupt ends it at once with the flag kept. At most one batch of buffers waits in
 * memory.
 *
 * <p>Filled by the HTTP client's threads, read by one thread; the queue is all that they share.
 */
final class BodyStream extends InputStream implements BodySubscriber<InputStream> {

  private static final Batch END = new Batch(List.of(), null);

  private final Duration patience;
  private final LinkedBlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
  private final CompletableFuture<Subscription> subscription = new CompletableFuture<>();
  private List<ByteBuffer> buffers = List.of();
  private boolean ended;

  BodyStream(Duration patience) {
    this.patience = patience;
  }

  private record Batch(List<ByteBuffer> buffers, @Nullable Throwable failure) {}

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription given) {
    if (!subscription.complete(given)) {
      given.cancel();
      return;
    }
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    batches.add(new Batch(item, null));
  }

  @Override
  public void onError(Throwable failure) {
    batches.add(new Batch(List.of(), failure));
  }

  @Override
  public void onComplete() {
    batches.add(END);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      for (var buffer : buffers) {
        if (buffer.hasRemaining()) {
          var count = Math.min(length, buffer.remaining());
          buffer.get(target, offset, count);
          return count;
        }
      }
      if (ended || !nextBatch()) {
        return -1;
      }
    }
  }

  private boolean nextBatch() throws IOException {
    var batch = take();
    if (batch == END) {
      ended = true;
      buffers = List.of();
      return false;
    }
    if (batch.failure() != null) {
      throw new IOException(
          "the download broke off: " + batch.failure().getMessage(), batch.failure());
    }
    buffers = batch.buffers();
    subscription.join().request(1);
    return true;
  }

  private Batch take() throws IOException {
    try {
      var batch = batches.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (batch == null) {
        close();
        throw new IOException(
            "the download stood still for " + patience.toMillis() / 1000.0 + " s");
      }
      return batch;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the download was interrupted");
    }
  }

  /** Gives up what has not been read and its connection. */
  @Override
  public void close() {
    subscription.thenAccept(Subscription::cancel);
    batches.add(END);
  }
}
