package io.kinora.server.workers;

import io.kinora.protocol.Names;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** Tells which worker has signed a request. Thread-safe. */
public final class WorkerAuthenticator {
  /** How far a worker's clock may be off. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern WORKER_ID = Pattern.compile("worker_[0-9a-f]{16}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final WorkerKeys keys;
  private final Clock clock;

  WorkerAuthenticator(WorkerKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The id of the worker that made the request.
   *
   * @param path as on the wire
   * @throws io.kinora.server.http.ApiException when nobody did
   */
  public String authenticate(HttpHeaders headers, String method, String path, byte[] body) {
    var worker = headers.getHeaderString(Names.WORKER_HEADER);
    var time = headers.getHeaderString(Names.TIME_HEADER);
    var signature = headers.getHeaderString(Names.SIGNATURE_HEADER);
    if (worker == null || time == null || signature == null) throw refused();
    if (!WORKER_ID.matcher(worker).matches() || !SECONDS.matcher(time).matches()) throw refused();
    long seconds = Long.parseLong(time);
    if (Math.abs(clock.instant().getEpochSecond() - seconds) > TOLERANCE.toSeconds()) {
      throw refused();
    }
    if (!keys.of(worker).verifiesRequest(signature, method, path, seconds, body)) throw refused();
    return worker;
  }

  /** Tells the time, so that a worker whose clock is off can sign with the right one. */
  private RuntimeException refused() {
    return ApiError.INVALID_API_KEY
        .because("This is not the signature of a worker.")
        .withHeader(Names.TIME_HEADER, "" + clock.instant().getEpochSecond());
  }
}
