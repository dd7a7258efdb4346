package io.kinora.examples.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.examples.cluster.Tenant;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * One client: makes videos, polls them until they end, and writes down what it sees. Belongs to its
 * thread.
 */
final class Caller implements Runnable {

  private static final int OPEN = 6;
  private static final int PAUSE_MILLIS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Tenant tenant;
  private final TwoWays api;
  private final History history;
  private final RandomGenerator random;
  private final CountDownLatch enough;
  private final CountDownLatch stopped;
  private final ArrayDeque<String> open = new ArrayDeque<>();
  private int made;

  /**
   * @param enough when nothing more is to be made
   * @param stopped when nothing more is to be polled either
   */
  Caller(
      String name,
      Tenant tenant,
      TwoWays api,
      History history,
      RandomGenerator random,
      CountDownLatch enough,
      CountDownLatch stopped) {
    this.name = name;
    this.tenant = tenant;
    this.api = api;
    this.history = history;
    this.random = random;
    this.enough = enough;
    this.stopped = stopped;
  }

  @Override
  public void run() {
    try {
      while (enough.getCount() > 0) {
        if (open.size() < OPEN) create();
        pollNext();
        if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) return;
      }
      while (!open.isEmpty() && !stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) pollNext();
    } catch (IOException e) {
      history.add(new History.Broken(name + ": " + e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void create() throws IOException, InterruptedException {
    var key = name + "-" + ++made;
    create(key, key + " ms=" + random.nextInt(50, 400)).ifPresent(open::add);
  }

  /** The id of the video that was made; empty when nobody knows whether it was. */
  Optional<String> create(String key, String prompt) throws IOException, InterruptedException {
    try {
      var body = JSON.writeValueAsString(Map.of("prompt", prompt));
      var response = api.post(tenant.key(), "/videos", body, key);
      if (response.statusCode() != 200) {
        throw new IOException("create answered " + response.statusCode() + " " + response.body());
      }
      var id = JSON.readTree(response.body()).path("id").asText();
      history.add(new History.Created(key, id, System.nanoTime()));
      return Optional.of(id);
    } catch (TwoWays.NobodyAnswersException e) {
      history.add(new History.Unknown(key));
      return Optional.empty();
    }
  }

  private void pollNext() throws IOException, InterruptedException {
    var id = open.poll();
    if (id == null) return;
    if (!isDone(poll(id))) open.add(id);
  }

  /** A video as it is shown at this moment. */
  JsonNode poll(String id) throws IOException, InterruptedException {
    var response = api.get(tenant.key(), "/videos/" + id);
    if (response.statusCode() != 200) {
      throw new IOException("poll of " + id + " answered " + response.statusCode());
    }
    var video = JSON.readTree(response.body());
    history.add(new History.Polled(
        id, video.path("status").asText(), video.path("progress").asInt(), System.nanoTime()));
    return video;
  }

  static boolean isDone(JsonNode video) {
    var status = video.path("status").asText();
    return status.equals("completed") || status.equals("failed");
  }
}
