package io.kinora.worker.execution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kinora.media.SigningIdentity;
import io.kinora.protocol.Assignment;
import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Job;
import io.kinora.protocol.Job.Variant;
import io.kinora.protocol.Json;
import io.kinora.protocol.Names;
import io.kinora.protocol.Outcome;
import io.kinora.protocol.PreviewPicture;
import io.kinora.protocol.SigningReply;
import io.kinora.protocol.SigningRequest;
import io.kinora.protocol.WorkerKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An API server and a store in one, as far as a worker can tell. It refuses what is not signed, and
 * goes wrong when a test says so. Thread-safe.
 */
public final class FakeServer implements AutoCloseable {
  public static final String SECRET = "the join secret of a test";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
  private final Map<String, byte[]> uploads = new ConcurrentHashMap<>();
  private final Map<String, byte[]> inputs = new ConcurrentHashMap<>();
  private final Map<Long, Outcome> outcomes = new ConcurrentHashMap<>();
  private final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
  private final List<byte[]> previews = new CopyOnWriteArrayList<>();
  private final List<Long> fetched = new CopyOnWriteArrayList<>();
  private final List<Assignment> offered = new CopyOnWriteArrayList<>();
  private final List<Long> lost = new CopyOnWriteArrayList<>();
  private final List<Long> cancelled = new CopyOnWriteArrayList<>();
  private final Queue<Integer> uploadTroubles = new ArrayDeque<>();
  private final Queue<Integer> outcomeTroubles = new ArrayDeque<>();
  private final Set<String> unsigned = ConcurrentHashMap.newKeySet();
  private volatile @Nullable SigningIdentity signer;
  private volatile Job.@Nullable Provenance provenance;
  private volatile int seconds = 4;
  /** By video and name. */
  private final Map<String, Map<String, byte[]>> segments = new ConcurrentHashMap<>();

  public FakeServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Offers a job with every heartbeat, as long as nothing has come of it. */
  public void offer(long fence, String prompt, String model, long deadlineSeconds) {
    offer(fence, "video_" + fence, prompt, model, deadlineSeconds, Inputs.NONE);
  }

  /** Another attempt at the video of an earlier fence. */
  public void offerAgain(long fence, long earlier, String prompt) {
    offerAgain(fence, earlier, prompt, "fake");
  }

  public void offerAgain(long fence, long earlier, String prompt, String model) {
    offer(fence, "video_" + earlier, prompt, model, 600, Inputs.NONE);
  }

  /** What a job brings along; its URLs lead to what {@link #serve} laid there. */
  record Inputs(
      @Nullable String reference, Job.@Nullable Source source, List<Job.CharacterClip> characters) {
    static final Inputs NONE = new Inputs(null, null, List.of());
  }

  void offer(long fence, String prompt, Inputs inputs) {
    offer(fence, "video_" + fence, prompt, "fake", 600, inputs);
  }

  private void offer(
      long fence, String video, String prompt, String model, long deadlineSeconds, Inputs brought) {
    Map<Variant, Job.Upload> targets = new EnumMap<>(Variant.class);
    for (var variant : Variant.values()) {
      targets.put(variant, new Job.Upload(Names.uploadPath(fence, variant), variant.contentType()));
    }
    jobs.put(
        fence,
        new Job(
            video,
            fence,
            model,
            prompt,
            null,
            640,
            360,
            seconds,
            1,
            Map.of(),
            bestOf(prompt),
            deadlineSeconds,
            brought.reference(),
            brought.source(),
            brought.characters(),
            targets,
            tenant(prompt),
            provenance,
            null,
            new Job.Segments(Names.segmentsPath(fence) + "?signature=good", kept(video))));
    offered.add(new Assignment(video, fence, 1, "fake-0"));
  }

  /** A prompt may say whose it is: {@code tenant-a}. */
  private static String tenant(String prompt) {
    var at = prompt.indexOf("tenant-");
    return at < 0 ? "tenant" : prompt.substring(at);
  }

  /** A prompt may ask for several takes: {@code best-of-3}. */
  private static int bestOf(String prompt) {
    var at = prompt.indexOf("best-of-");
    return at < 0 ? 1 : Character.getNumericValue(prompt.charAt(at + 8));
  }

  void offer(long fence, String prompt) {
    offer(fence, prompt, "fake", 600);
  }

  /** Jobs that are offered from now on are for videos of this length. */
  public void seconds(int length) {
    seconds = length;
  }

  /** What attempts at the video of a fence have left for others, by name. */
  public Map<String, byte[]> segments(long fence) {
    return segments("video_" + fence);
  }

  /** Lets a job fetch these bytes. */
  void serve(String path, byte[] bytes) {
    inputs.put(path, bytes);
  }

  /** The next uploads answer with these statuses. */
  void troubleUploads(int... statuses) {
    synchronized (uploadTroubles) {
      for (int status : statuses) uploadTroubles.add(status);
    }
  }

  void troubleOutcomes(int... statuses) {
    synchronized (outcomeTroubles) {
      for (int status : statuses) outcomeTroubles.add(status);
    }
  }

  public void lose(long fence) {
    jobs.remove(fence);
    offered.removeIf(assignment -> assignment.fence() == fence);
    lost.add(fence);
  }

  void cancel(long fence) {
    cancelled.add(fence);
  }

  public Map<Long, Outcome> outcomes() {
    return Map.copyOf(outcomes);
  }

  List<Heartbeat> heartbeats() {
    return List.copyOf(heartbeats);
  }

  /** Fences in the order in which their jobs were fetched. */
  List<Long> fetched() {
    return List.copyOf(fetched);
  }

  /** JPEG files in the order in which they were shown. */
  List<byte[]> previews() {
    return List.copyOf(previews);
  }

  Map<String, byte[]> uploads() {
    return Map.copyOf(uploads);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      byte[] input = inputs.get(path);
      if (input != null) answer(exchange, 200, input);
      else if (path.contains(Names.UPLOAD_SUFFIX)) upload(exchange, path, body);
      else if (path.endsWith(Names.SEGMENTS_SUFFIX)) segment(exchange, path, body);
      else if (!isSigned(exchange, path, body)) answer(exchange, 401, new byte[0]);
      else if (path.equals(Names.HEARTBEAT_PATH)) beat(exchange, body);
      else if (path.endsWith(Names.OUTCOME_SUFFIX)) report(exchange, path, body);
      else if (path.endsWith(Names.SIGNATURE_SUFFIX)) sign(exchange, path, body);
      else if (path.endsWith(Names.PREVIEW_SUFFIX)) preview(exchange, body);
      else fetch(exchange, path);
    }
  }

  private static boolean isSigned(HttpExchange exchange, String path, byte[] body) {
    var headers = exchange.getRequestHeaders();
    return WorkerKey.derive(SECRET, headers.getFirst(Names.WORKER_HEADER))
        .verifiesRequest(
            headers.getFirst(Names.SIGNATURE_HEADER),
            exchange.getRequestMethod(),
            path,
            Long.parseLong(headers.getFirst(Names.TIME_HEADER)),
            body);
  }

  private void sign(HttpExchange exchange, String path, byte[] body) throws IOException {
    var identity = signer;
    if (identity == null || unsigned.contains(path)) {
      offered.removeIf(assignment -> path.equals(Names.signaturePath(assignment.fence())));
      answer(exchange, 409, new byte[0]);
      return;
    }
    var message =
        Base64.getDecoder().decode(Json.read(body, SigningRequest.class).toBeSigned());
    var signature = Base64.getEncoder().encodeToString(identity.sign(message));
    answer(exchange, 200, Json.bytes(new SigningReply(signature)));
  }

  /** Jobs that are offered from now on are to be signed by this identity. */
  void signWith(SigningIdentity identity) throws CertificateEncodingException {
    var own = identity.chain().get(0).getEncoded();
    signer = identity;
    provenance = new Job.Provenance(List.of(Base64.getEncoder().encodeToString(own)), null, null);
  }

  /** A fence turns out to be lost when its video is to be signed. */
  void refuseToSign(long fence) {
    unsigned.add(Names.signaturePath(fence));
  }

  private void preview(HttpExchange exchange, byte[] body) throws IOException {
    previews.add(
        Base64.getDecoder().decode(Json.read(body, PreviewPicture.class).jpeg()));
    answer(exchange, 204, new byte[0]);
  }

  private void beat(HttpExchange exchange, byte[] body) throws IOException {
    heartbeats.add(Json.read(body, Heartbeat.class));
    var reply = new HeartbeatReply(lost, cancelled, new ArrayList<>(offered), null, 30, false);
    answer(exchange, 200, Json.bytes(reply));
  }

  private void segment(HttpExchange exchange, String path, byte[] body) throws IOException {
    var fence =
        path.substring(Names.JOB_PATH.length(), path.length() - Names.SEGMENTS_SUFFIX.length());
    var job = jobs.get(Long.parseLong(fence));
    var name = exchange.getRequestURI().getQuery().replaceFirst(".*[?&]name=", "");
    if (job == null || outcomes.containsKey(job.fence())) {
      answer(exchange, 409, new byte[0]);
      return;
    }
    var kept = segments(job.videoId());
    var method = exchange.getRequestMethod();
    if (method.equals("PUT")) kept.put(name, body);
    if (method.equals("DELETE")) kept.remove(name);
    var found = kept.get(name);
    if (!method.equals("GET")) answer(exchange, 204, new byte[0]);
    else answer(exchange, found == null ? 404 : 200, found == null ? new byte[0] : found);
  }

  private List<Job.Segment> kept(String video) {
    return segments(video).entrySet().stream()
        .map(
            part -> new Job.Segment(part.getKey(), part.getValue().length, sha256(part.getValue())))
        .toList();
  }

  private Map<String, byte[]> segments(String video) {
    return segments.computeIfAbsent(video, unused -> new ConcurrentHashMap<>());
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void fetch(HttpExchange exchange, String path) throws IOException {
    long fence = Long.parseLong(path.substring(Names.JOB_PATH.length()));
    Job job = jobs.get(fence);
    if (job == null || outcomes.containsKey(fence)) {
      answer(exchange, 409, new byte[0]);
      return;
    }
    fetched.add(fence);
    answer(exchange, 200, Json.bytes(job));
  }

  private void upload(HttpExchange exchange, String path, byte[] body) throws IOException {
    Integer trouble = poll(uploadTroubles);
    if (trouble == null) uploads.put(path, body);
    answer(exchange, trouble == null ? 204 : trouble, new byte[0]);
  }

  private void report(HttpExchange exchange, String path, byte[] body) throws IOException {
    Integer trouble = poll(outcomeTroubles);
    if (trouble != null) {
      answer(exchange, trouble, new byte[0]);
      return;
    }
    String fence =
        path.substring(Names.JOB_PATH.length(), path.length() - Names.OUTCOME_SUFFIX.length());
    outcomes.put(Long.parseLong(fence), Json.read(body, Outcome.class));
    offered.removeIf(assignment -> assignment.fence() == Long.parseLong(fence));
    answer(exchange, 204, new byte[0]);
  }

  private static @Nullable Integer poll(Queue<Integer> troubles) {
    synchronized (troubles) {
      return troubles.poll();
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
