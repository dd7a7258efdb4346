package io.kinora.examples.bench.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.examples.bench.EncoderAlone;
import io.kinora.examples.cluster.ChildProcess;
import io.kinora.examples.cluster.Cluster;
import io.kinora.examples.stack.Folders;
import io.kinora.sdk.KinoraClient;
import io.kinora.sdk.WaitOptions;
import io.kinora.sdk.model.CreateVideoRequest;
import io.kinora.sdk.model.VideoSeconds;
import io.kinora.sdk.model.VideoSize;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The whole stack, server, worker and a program as its engine, each a process of its own; videos
 * one after the other, and where the time of each went.
 */
public final class WorkerBench {
  /** How it is called. */
  public static final String USAGE =
      "kinora bench worker [--jobs N] [--seconds 4|8|12] [-- PROGRAM...]";

  /** What test keys run on; a program of the caller's must call its model so. */
  private static final String MODEL = "world-draft";

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int WARM_UP = 2;
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final ObjectMapper json = new ObjectMapper();

  private final int jobs;
  private final int seconds;
  private final List<String> program;
  private final PrintStream out;
  private final int threads = Runtime.getRuntime().availableProcessors();

  private WorkerBench(int jobs, int seconds, List<String> program, PrintStream out) {
    this.jobs = jobs;
    this.seconds = seconds;
    this.program = List.copyOf(program);
    this.out = out;
  }

  /**
   * Reads the words of the command line.
   *
   * @throws IllegalArgumentException with the usage when they are wrong
   */
  public static WorkerBench of(List<String> words, PrintStream out) {
    var end = words.indexOf("--");
    var options = end < 0 ? words : words.subList(0, end);
    var program = end < 0 ? List.<String>of() : words.subList(end + 1, words.size());
    var jobs = 10;
    var seconds = 4;
    for (var i = 0; i < options.size(); i += 2) {
      if (i + 1 == options.size() || !options.get(i + 1).matches("[1-9][0-9]{0,3}"))
        throw new IllegalArgumentException("usage: " + USAGE);
      var value = Integer.parseInt(options.get(i + 1));
      switch (options.get(i)) {
        case "--jobs" -> jobs = value;
        case "--seconds" -> seconds = value;
        default -> throw new IllegalArgumentException("usage: " + USAGE);
      }
    }
    if ((end >= 0 && program.isEmpty()) || !List.of(4, 8, 12).contains(seconds))
      throw new IllegalArgumentException("usage: " + USAGE);
    return new WorkerBench(jobs, seconds, program, out);
  }

  /** Measures and reports. */
  public void run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("kinora-bench-");
    try (var cluster = Cluster.start(new Cluster.Plan(1, 0, 1, 10, false, false));
        var worker = worker(cluster, folder);
        var client = KinoraClient.builder()
            .baseUrl(cluster.addresses().get(0).toString())
            .apiKey(cluster.tenant("bench").key())
            .application("kinora-bench")
            .build()) {
      var measured = new ArrayList<Job>();
      for (var i = 0; i < WARM_UP + jobs; i++) {
        var job = job(cluster, made(client, folder.resolve("video.mp4")));
        if (i >= WARM_UP) measured.add(job);
        if (!worker.isAlive()) throw new IOException("the worker ended");
      }
      var again = folder.resolve("again.mp4");
      report(measured, EncoderAlone.time(folder.resolve("video.mp4"), again, threads));
    } finally {
      Folders.delete(folder);
    }
  }

  private ChildProcess worker(Cluster cluster, Path folder) throws IOException {
    var classpath = System.getProperty("kinora.worker.classpath");
    if (classpath == null) throw new IOException("start this with ./kinora");
    var settings = folder.resolve("worker.yml");
    Files.writeString(settings, """
        name: bench
        servers: ['%s']
        workFolder: '%s'
        engines:
          - {engine: command, slots: 1, threads: %d, settings: {command: %s}}
        """.formatted(
            cluster.servers().get(0).origin(),
            folder.resolve("work"),
            threads,
            json.writeValueAsString(program.isEmpty() ? instant() : program)));
    var command = new ArrayList<>(
        ChildProcess.java(1024, "io.kinora.worker.WorkerMain", settings.toString()));
    command.set(command.indexOf("-cp") + 1, classpath);
    var environment = Map.of("KINORA_JOIN_SECRET", cluster.joinSecret());
    return ChildProcess.start("worker", command, environment, folder.resolve("worker.log"));
  }

  private List<String> instant() {
    var arguments = List.of(MODEL, "" + WIDTH, "" + HEIGHT, "" + seconds);
    return ChildProcess.java(512, InstantProgram.class.getName(), arguments.toArray(String[]::new));
  }

  /** Makes one video and gives its id. */
  private String made(KinoraClient client, Path file) {
    var request = CreateVideoRequest.builder()
        .prompt("A red ball rolls over a wooden table.")
        .size(VideoSize.of(WIDTH + "x" + HEIGHT))
        .seconds(VideoSeconds.of(Integer.toString(seconds)))
        .build();
    var video = client.videos().createAndWait(request, WaitOptions.within(LONGEST));
    client.videos().content(video.id()).toFile(file);
    return video.id();
  }

  private static Job job(Cluster cluster, String id) {
    return cluster
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("""
            select extract(epoch from a.acknowledged_at - v.created_at) as before,
                   extract(epoch from a.ended_at - a.acknowledged_at) as attempt,
                   v.timings::text as stages, v.engine_notes::text as notes
            from video v join attempt a on a.video_id = v.id and a.outcome = 'completed'
            where v.id = :id""")
            .bind("id", id)
            .map((row, context) -> new Job(
                row.getDouble("before"),
                row.getDouble("attempt"),
                read(row.getString("stages"), new TypeReference<Map<String, Double>>() {}),
                read(row.getString("notes"), new TypeReference<List<String>>() {})))
            .one());
  }

  private static <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void report(List<Job> measured, Duration encoder) {
    out.printf(
        "%dx%d, %d s of video, %d jobs after %d that are not counted, %d processors, Java %s%n",
        WIDTH, HEIGHT, seconds, measured.size(), WARM_UP, threads, Runtime.version());
    out.printf("%nseconds                          median      least       most%n");
    line("request to worker", measured, Job::before);
    line("render, in the program", measured, Job::render);
    line("finish: decode, mark, encode", measured, Job::finish);
    out.printf("  encoder alone, as a peer       %8.3f%n", encoder.toNanos() / 1e9);
    line("the rest of the attempt", measured, Job::rest);
    var added = median(measured, job -> job.finish() + job.rest());
    out.printf("%nadded to each render: %.3f s, 1 %% of %.0f s%n", added, added * 100);
    var whole = median(measured, job -> job.before() + job.attempt());
    out.printf("one slot makes %.1f of these videos in an hour%n", 3600 / whole);
    measured.get(measured.size() - 1).notes().forEach(note -> out.printf("note: %s%n", note));
  }

  private void line(String name, List<Job> measured, ToDoubleFunction<Job> value) {
    var values = measured.stream().mapToDouble(value).summaryStatistics();
    out.printf(
        "%-30s   %8.3f   %8.3f   %8.3f%n",
        name, median(measured, value), values.getMin(), values.getMax());
  }

  private static double median(List<Job> measured, ToDoubleFunction<Job> value) {
    var sorted = measured.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
