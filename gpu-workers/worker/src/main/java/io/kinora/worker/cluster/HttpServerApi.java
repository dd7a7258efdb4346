package io.kinora.worker.cluster;

import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Job;
import io.kinora.protocol.Json;
import io.kinora.protocol.Names;
import io.kinora.protocol.Outcome;
import io.kinora.protocol.PreviewPicture;
import io.kinora.protocol.SigningReply;
import io.kinora.protocol.SigningRequest;
import io.kinora.protocol.WorkerKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Signed HTTP to one of the API servers, which are all the same to a worker: when one cannot be
 * reached or is in trouble the next call goes to the next. Thread-safe.
 */
public final class HttpServerApi implements ServerApi {
  private static final Duration timeout = Duration.ofSeconds(10);

  /** A smaller difference of two clocks is not why a signature was refused. */
  private static final Duration worthLearning = Duration.ofMinutes(1);

  private final HttpClient http;
  private final List<URI> servers;
  private final String workerId;
  private final WorkerKey key;
  private final Clock clock;
  private final AtomicInteger current = new AtomicInteger();

  /** By how many seconds the clock of a server is ahead of ours, where that once mattered. */
  private final Map<URI, Long> aheadBy = new ConcurrentHashMap<>();

  /** @param servers base URLs without a path, at least one */
  public HttpServerApi(
      HttpClient http, List<URI> servers, String workerId, WorkerKey key, Clock clock) {
    this.http = http;
    this.servers = List.copyOf(servers);
    this.workerId = workerId;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public HeartbeatReply heartbeat(Heartbeat heartbeat) throws IOException, InterruptedException {
    var response = send("POST", Names.HEARTBEAT_PATH, Json.bytes(heartbeat));
    if (response.statusCode() != 200) throw unexpected(response);
    return parsed(response, HeartbeatReply.class);
  }

  @Override
  public Optional<Job> job(long fence) throws IOException, InterruptedException {
    var response = send("GET", Names.jobPath(fence), new byte[0]);
    if (isGone(response)) return Optional.empty();
    if (response.statusCode() != 200) throw unexpected(response);
    return Optional.of(parsed(response, Job.class));
  }

  @Override
  public Optional<byte[]> sign(long fence, byte[] toBeSigned)
      throws IOException, InterruptedException {
    var request = new SigningRequest(Base64.getEncoder().encodeToString(toBeSigned));
    var response = send("POST", Names.signaturePath(fence), Json.bytes(request));
    if (isGone(response)) return Optional.empty();
    if (response.statusCode() != 200) throw unexpected(response);
    var signature = parsed(response, SigningReply.class).signature();
    try {
      return Optional.of(Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      throw new IOException("the server's signature is not base64", e);
    }
  }

  @Override
  public boolean preview(long fence, byte[] jpeg) throws IOException, InterruptedException {
    var picture = new PreviewPicture(Base64.getEncoder().encodeToString(jpeg));
    var response = send("POST", Names.previewPath(fence), Json.bytes(picture));
    if (isGone(response)) return false;
    if (response.statusCode() != 204) throw unexpected(response);
    return true;
  }

  @Override
  public Verdict report(long fence, Outcome outcome) throws IOException, InterruptedException {
    var response = send("POST", Names.outcomePath(fence), Json.bytes(outcome));
    if (isGone(response)) return Verdict.STALE;
    if (response.statusCode() == 422) return Verdict.REFUSED;
    if (response.statusCode() != 204) throw unexpected(response);
    return Verdict.ACCEPTED;
  }

  /** A URL as it stands, or on the current server when it names none. */
  public URI resolve(String url) {
    return server(current.get()).resolve(url);
  }

  private URI server(int turn) {
    return servers.get(Math.floorMod(turn, servers.size()));
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    int turn = current.get();
    URI server = server(turn);
    try {
      var response = sendTo(server, method, path, body);
      if (response.statusCode() == 401 && learnTime(server, response)) {
        response = sendTo(server, method, path, body);
      }
      if (response.statusCode() >= 500) current.compareAndSet(turn, turn + 1);
      return response;
    } catch (IOException e) {
      current.compareAndSet(turn, turn + 1);
      throw e;
    }
  }

  /** Believes a server that refused a signature on what time it is; false when that is no news. */
  private boolean learnTime(URI server, HttpResponse<?> response) {
    var told = response.headers().firstValueAsLong(Names.TIME_HEADER);
    if (told.isEmpty()) return false;
    long ahead = told.getAsLong() - clock.instant().getEpochSecond();
    Long before = aheadBy.put(server, ahead);
    return Math.abs(ahead - (before == null ? 0 : before)) > worthLearning.toSeconds();
  }

  private HttpResponse<byte[]> sendTo(URI server, String method, String path, byte[] body)
      throws IOException, InterruptedException {
    long now = clock.instant().getEpochSecond() + aheadBy.getOrDefault(server, 0L);
    var request = HttpRequest.newBuilder(server.resolve(path))
        .timeout(timeout)
        .header(Names.WORKER_HEADER, workerId)
        .header(Names.TIME_HEADER, Long.toString(now))
        .header(Names.SIGNATURE_HEADER, key.signRequest(method, path, now, body));
    if (body.length == 0) request.method(method, BodyPublishers.noBody());
    else
      request
          .method(method, BodyPublishers.ofByteArray(body))
          .header("Content-Type", "application/json");
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static boolean isGone(HttpResponse<byte[]> response) {
    return response.statusCode() == 409;
  }

  private static <T> T parsed(HttpResponse<byte[]> response, Class<T> type) throws IOException {
    try {
      return Json.read(response.body(), type);
    } catch (IllegalArgumentException e) {
      throw new IOException("the server's answer is " + e.getMessage());
    }
  }

  private static IOException unexpected(HttpResponse<byte[]> response) {
    return new IOException(
        response.request().uri().getPath() + " answered " + response.statusCode());
  }
}
