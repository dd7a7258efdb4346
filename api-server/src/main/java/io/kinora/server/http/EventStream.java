package io.kinora.server.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer of server-sent events, as the HTML standard describes them in section 9.2. Whoever has
 * something to say is never held up: what the client does not take at once waits here, and a client
 * that lets too much wait is cut off, which makes it come back with {@code Last-Event-ID}. No
 * thread belongs to a stream. Thread-safe.
 */
public final class EventStream implements WriteListener {
  private static final Logger log = LoggerFactory.getLogger(EventStream.class);
  private static final int MAX_WAITING_BYTES = 1 << 20;
  private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);

  private final AsyncContext context;
  private final ServletOutputStream output;
  private final Runnable onClose;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private boolean writable;
  private boolean unflushed;
  private boolean ending;
  private boolean closed;

  private EventStream(AsyncContext context, ServletOutputStream output, Runnable onClose) {
    this.context = context;
    this.output = output;
    this.onClose = onClose;
  }

  /**
   * Takes over the answer to a request that JAX-RS has suspended.
   *
   * @param onClose called once, when the stream has ended or the client has gone
   */
  public static EventStream open(HttpServletRequest request, Runnable onClose) throws IOException {
    var context = request.getAsyncContext();
    context.setTimeout(0);
    var response = (HttpServletResponse) context.getResponse();
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.setHeader(ResponseHeaders.VERSION_HEADER, ResponseHeaders.VERSION);
    var stream = new EventStream(context, response.getOutputStream(), onClose);
    stream.waiting.add("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
    stream.output.setWriteListener(stream);
    return stream;
  }

  /**
   * Sends an event.
   *
   * @param id what the client names when it comes back
   * @param json one line
   */
  public void send(String id, String type, String json) {
    var text = "id: " + id + "\nevent: " + type + "\ndata: " + json + "\n\n";
    offer(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a comment, so that nobody in between takes the connection for dead. */
  public void heartbeat() {
    offer(HEARTBEAT);
  }

  /** Ends the answer after what was sent so far. */
  public void end() {
    synchronized (this) {
      ending = true;
    }
    drainOrClose();
  }

  private void offer(byte[] bytes) {
    boolean tooSlow;
    synchronized (this) {
      if (closed || ending) return;
      waiting.add(bytes);
      waitingBytes += bytes.length;
      tooSlow = waitingBytes > MAX_WAITING_BYTES;
    }
    if (tooSlow) {
      log.debug("a client of an event stream is too slow");
      close();
    } else {
      drainOrClose();
    }
  }

  @Override
  public void onWritePossible() {
    synchronized (this) {
      writable = true;
    }
    drainOrClose();
  }

  @Override
  public void onError(Throwable thrown) {
    log.debug("an event stream broke", thrown);
    close();
  }

  private void drainOrClose() {
    boolean done;
    try {
      done = drain();
    } catch (IOException | IllegalStateException e) {
      log.debug("an event stream broke", e);
      done = true;
    }
    if (done) close();
  }

  /**
   * Writes while the connection takes it, but not before the server has begun to ask; whether that
   * was all there will ever be.
   */
  private synchronized boolean drain() throws IOException {
    while (writable && !closed && output.isReady()) {
      var next = waiting.poll();
      if (next != null) {
        waitingBytes -= next.length;
        output.write(next);
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        output.flush();
      } else {
        return ending;
      }
    }
    return false;
  }

  private void close() {
    synchronized (this) {
      if (closed) return;
      closed = true;
      waiting.clear();
    }
    onClose.run();
    try {
      context.complete();
    } catch (IllegalStateException e) {
      log.debug("the connection had ended", e);
    }
  }
}
