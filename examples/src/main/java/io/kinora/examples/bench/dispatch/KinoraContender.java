package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.Cluster;
import io.kinora.examples.cluster.Journal;
import io.kinora.examples.cluster.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Kinora whole: jobs are videos that come in over HTTP, and a job ends when its files are uploaded
 * and its outcome is committed. Large backlogs are put into the database with SQL, as copies of a
 * video that came in over HTTP.
 */
final class KinoraContender implements Contender {

  private static final int WORKERS = 4;
  private static final int CALLERS = 4;
  private static final int BULK = 1000;
  private static final int BATCH = 5000;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Tenant> tenants = new HashMap<>();
  private @Nullable Cluster cluster;
  private final List<Instant> killedAt = new ArrayList<>();

  @Override
  public String name() {
    return "kinora";
  }

  @Override
  public String durability() {
    return "PostgreSQL, fsync before the 200";
  }

  @Override
  public String recovery() {
    return "one of %d workers dies; lease 30 s, 6 s when seen to leave; fenced".formatted(WORKERS);
  }

  @Override
  public void start() throws IOException, InterruptedException {
    cluster = Cluster.start(new Cluster.Plan(1, WORKERS, SLOTS / WORKERS, 20, false, false));
  }

  Cluster cluster() {
    if (cluster == null) throw new IllegalStateException("not started");
    return cluster;
  }

  @Override
  public void submit(List<Job> jobs) throws IOException, InterruptedException {
    if (jobs.size() < BULK) {
      post(jobs);
      return;
    }
    var byTenant = jobs.stream().collect(Collectors.groupingBy(Job::tenant));
    for (var group : byTenant.values()) {
      post(group.subList(0, 1));
      for (var from = 1; from < group.size(); from += BATCH) {
        copy(group.get(0), group.subList(from, Math.min(group.size(), from + BATCH)));
      }
    }
  }

  private void post(List<Job> jobs) throws IOException, InterruptedException {
    for (var job : jobs) tenant(job.tenant());
    var threads = Executors.newFixedThreadPool(CALLERS);
    try {
      var calls = new ArrayList<Callable<Boolean>>();
      for (var job : jobs) calls.add(() -> post(job));
      for (var call : threads.invokeAll(calls)) call.get();
    } catch (ExecutionException e) {
      throw new IOException("a create failed: " + e.getCause(), e);
    } finally {
      threads.shutdown();
    }
  }

  private boolean post(Job job) throws IOException, InterruptedException {
    var body = "{\"prompt\":\"%s\"}".formatted(prompt(job));
    var request = HttpRequest.newBuilder(URI.create(cluster().addresses().get(0) + "/videos"))
        .header("Authorization", "Bearer " + tenant(job.tenant()).key())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("create answered " + response.statusCode() + " " + response.body());
    }
    return true;
  }

  private static String prompt(Job job) {
    return job.token() + " ms=" + job.millis();
  }

  private synchronized Tenant tenant(String name) {
    return tenants.computeIfAbsent(name, cluster()::tenant);
  }

  /** Rows like the one that came in, each as it was before anybody took it. */
  private void copy(Job first, List<Job> jobs) {
    cluster()
        .jdbi()
        .useHandle(handle -> handle
            .createUpdate("""
            insert into video
            select r.* from video v
            cross join unnest(:tokens, :prompts) as n (token, prompt)
            cross join lateral jsonb_populate_record(v, jsonb_build_object(
              'id', 'video_bench_' || n.token, 'prompt', n.prompt, 'status', 'queued',
              'progress', 0, 'attempts', 0, 'fence', null, 'worker_id', null, 'worker_slot', null,
              'assigned_at', null, 'acknowledged_at', null, 'deadline_at', null,
              'lease_until', null, 'started_at', null, 'completed_at', null, 'expires_at', null,
              'engine_notes', '[]'::jsonb, 'timings', null, 'error_code', null,
              'error_message', null, 'queued_at', now(),
              'created_at', clock_timestamp())) r
            where v.prompt = :first""")
            .bind("tokens", jobs.stream().map(Job::token).toArray(String[]::new))
            .bind("prompts", jobs.stream().map(KinoraContender::prompt).toArray(String[]::new))
            .bind("first", prompt(first))
            .execute());
  }

  @Override
  public void killConsumer() throws IOException, InterruptedException {
    var worker = cluster().workers().get(killedAt.size() % WORKERS);
    killedAt.add(Clock.systemUTC().instant());
    worker.process().kill();
    worker.start();
  }

  @Override
  public List<Double> requeues() {
    var back = cluster()
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select ended_at from attempt where outcome = 'expired'")
            .mapTo(Instant.class)
            .list());
    return back.stream()
        .flatMap(at -> killedAt.stream()
            .filter(kill -> kill.isBefore(at))
            .max(Comparator.naturalOrder())
            .map(kill -> Duration.between(kill, at).toMillis() / 1000.0)
            .stream())
        .toList();
  }

  @Override
  public List<Journal.Entry> journal() throws IOException {
    return cluster().journal();
  }

  /** From the moment when a worker took a job until its files and its outcome were accepted. */
  @Override
  public Map<String, Double> held(Timeline timeline, List<Job> jobs) {
    return cluster()
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("""
            select split_part(v.prompt, ' ', 1) as token,
                   sum(extract(epoch from coalesce(a.ended_at, now()) - a.acknowledged_at)) as seconds
            from attempt a join video v on v.id = a.video_id
            where a.acknowledged_at is not null and split_part(v.prompt, ' ', 1) = any (:tokens)
            group by 1""")
            .bind("tokens", jobs.stream().map(Job::token).toArray(String[]::new))
            .map((row, context) -> Map.entry(row.getString("token"), row.getDouble("seconds")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public int effects(Timeline timeline, String token) {
    return cluster()
        .jdbi()
        .withHandle(handle ->
            handle.createQuery("""
            select count(*) from attempt a join video v on v.id = a.video_id
            where split_part(v.prompt, ' ', 1) = :token and a.outcome = 'completed'""").bind("token", token).mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    if (cluster != null) cluster.close();
  }
}
