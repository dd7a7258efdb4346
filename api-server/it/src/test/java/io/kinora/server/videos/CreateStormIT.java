package io.kinora.server.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.testing.KinoraServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With {@code -Dkinora.storm=10000} as many creates as that. */
class CreateStormIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  private static final int REQUESTS = Integer.getInteger("kinora.storm", 500);
  private static final int DIFFERENT = REQUESTS * 95 / 100;
  private static final int AT_ONCE = 128;

  @Test
  void manyCreatesOfWhichSomeAreRepeatedMakeExactlyTheDifferentOnes() throws Exception {
    var http = HttpClient.newHttpClient();
    var room = new Semaphore(AT_ONCE);
    var failures = new AtomicInteger();
    Set<String> ids = ConcurrentHashMap.newKeySet();
    var all = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < REQUESTS; i++) {
      room.acquire();
      all.add(http.sendAsync(request(i % DIFFERENT), HttpResponse.BodyHandlers.ofString())
          .handle((answer, thrown) -> {
            room.release();
            if (answer == null || answer.statusCode() != 200) failures.incrementAndGet();
            else ids.add(answer.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"));
            return null;
          }));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);

    assertThat(failures).hasValue(0);
    assertThat(ids).hasSize(DIFFERENT);
    int rows = server
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select count(*) from video")
            .mapTo(Integer.class)
            .one());
    assertThat(rows).isEqualTo(DIFFERENT);
  }

  private static HttpRequest request(int key) {
    return HttpRequest.newBuilder(URI.create(server.origin() + "/v1/videos"))
        .header("Authorization", "Bearer " + server.liveKey())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "storm-" + key)
        .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"ball " + key + "\"}"))
        .build();
  }
}
