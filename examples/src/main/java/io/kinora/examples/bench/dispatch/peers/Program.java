package io.kinora.examples.bench.dispatch.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** What both programs have in common. */
final class Program {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Program() {}

  /** The database that the environment names. */
  static DataSource database(int connections) {
    var properties = new PoolProperties();
    properties.setDriverClassName("org.postgresql.Driver");
    properties.setUrl(System.getenv("PEER_URL"));
    properties.setUsername(System.getenv("PEER_USER"));
    properties.setPassword(System.getenv("PEER_PASSWORD"));
    properties.setMaxActive(connections);
    properties.setMaxIdle(connections);
    return new DataSource(properties);
  }

  /** Reads jobs and passes them on in batches, each of which is accepted when the call returns. */
  static void produce(Consumer<List<String>> accept) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    List<String> batch = new ArrayList<>();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.equals("flush")) {
        batch.add(line);
        continue;
      }
      accept.accept(batch);
      batch = new ArrayList<>();
      System.out.println("ok");
    }
  }

  /** Says that it consumes, and goes on until it is stopped. */
  static void consume() throws InterruptedException {
    System.out.println("ready");
    NEVER.await();
  }

  /** Does a job: {@code token tenant millis}. */
  static void work(FileChannel journal, String job) throws IOException, InterruptedException {
    var words = job.split(" ");
    note(journal, "start", words[0]);
    var unused = NEVER.await(Long.parseLong(words[2]), TimeUnit.MILLISECONDS);
    note(journal, "end", words[0]);
  }

  static FileChannel journal(String path) throws IOException {
    return FileChannel.open(Path.of(path), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void note(FileChannel journal, String what, String token) throws IOException {
    var micros = ChronoUnit.MICROS.between(Instant.EPOCH, Clock.systemUTC().instant());
    journal.write(ByteBuffer.wrap(
        (what + " " + token + " " + micros + "\n").getBytes(StandardCharsets.UTF_8)));
  }
}
