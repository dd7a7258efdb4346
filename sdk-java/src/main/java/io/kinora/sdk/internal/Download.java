package io.kinora.sdk.internal;

import io.kinora.sdk.CallInterruptedException;
import io.kinora.sdk.ConnectionException;
import io.kinora.sdk.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one file of the server. A connection that breaks is taken up again where it broke,
 * by {@code Range} and {@code If-Range} (RFC 9110, 13.1.5 and 14.2); a try that brought bytes does
 * not count against the retries. At the end the server's checksum is held against what came.
 * Belongs to one thread.
 *
 * <p>Throws the unchecked exceptions of the library where other streams throw {@link IOException}.
 */
public final class Download extends InputStream {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Transport transport;
  private final Call<InputStream> call;
  private final @Nullable String etag;
  private final long total;
  private final Checksum checksum;
  private InputStream in;
  private long position;
  private int fruitless;

  private Download(Transport transport, Call<InputStream> call, Response<InputStream> answer) {
    this.transport = transport;
    this.call = call;
    this.etag = answer.header("etag").orElse(null);
    this.total = answer.headers().firstValueAsLong("content-length").orElse(-1);
    this.checksum = Checksum.of(answer.headers());
    this.in = answer.body();
  }

  /** Asks for the file; its first bytes are on their way when this returns. */
  public static Download open(Transport transport, Call<InputStream> call) {
    return new Download(transport, call, call.raw());
  }

  /** The number of bytes in all, or -1 if the server did not say. */
  public long total() {
    return total;
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    while (true) {
      try {
        var count = in.read(target, offset, length);
        if (count < 0 && position < total) {
          throw new IOException("the download ended after " + position + " of " + total + " bytes");
        }
        if (count < 0 && !checksum.fits()) {
          throw new ConnectionException(
              "the file arrived damaged: its SHA-256 is not what the server said",
              null,
              null,
              true);
        }
        if (count > 0) {
          checksum.add(target, offset, count);
          position += count;
          fruitless = 0;
        }
        return count;
      } catch (InterruptedIOException e) {
        throw new CallInterruptedException("the download was interrupted", e);
      } catch (IOException e) {
        resume(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new ConnectionException("the download could not be closed", e, null, false);
    }
  }

  private void resume(IOException reason) {
    var maxRetries = transport.options().maxRetries();
    if (fruitless++ >= (maxRetries == null ? 0 : maxRetries)) {
      throw brokenOff(reason);
    }
    Pause.take(transport.sleeper(), PAUSE.multipliedBy(fruitless), "the download");
    var answer = askForTheRest();
    in = answer.body();
    if (!isSameFile(answer)) {
      close();
      throw new ConnectionException("the file has changed during the download", reason, null, true);
    }
    if (answer.status() != 206) {
      skipWhatIsHere();
    }
  }

  private Response<InputStream> askForTheRest() {
    var rest = call.header("Range", "bytes=" + position + "-");
    try {
      return (etag == null ? rest : rest.header("If-Range", etag)).raw();
    } catch (ConnectionException e) {
      throw brokenOff(e);
    }
  }

  private ConnectionException brokenOff(Exception reason) {
    return new ConnectionException(
        "the download broke off after " + position + " bytes: " + reason.getMessage(),
        reason,
        null,
        true);
  }

  private boolean isSameFile(Response<InputStream> answer) {
    var here = answer.header("etag").orElse(null);
    var range = answer.header("content-range");
    return (etag == null || here == null || etag.equals(here))
        && (answer.status() != 206
            || range.filter(r -> r.startsWith("bytes " + position + "-")).isPresent());
  }

  /** A server without ranges sends all of it again. */
  private void skipWhatIsHere() {
    try {
      in.skipNBytes(position);
    } catch (IOException e) {
      throw new ConnectionException("the download broke off again", e, null, true);
    }
  }
}
