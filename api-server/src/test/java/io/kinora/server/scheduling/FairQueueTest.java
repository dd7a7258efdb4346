package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final Map<String, Integer> most = new HashMap<>();
  private final FairQueue queue =
      new FairQueue((org, lane) -> most.getOrDefault(org, Integer.MAX_VALUE), QueuedVideo::seconds);
  private int made;

  @Test
  void oneOrganisationIsServedInOrder() {
    var ids = List.of(wait("a", 4), wait("a", 4), wait("a", 4));

    assertThat(List.of(next(), next(), next())).isEqualTo(ids);
    assertThat(queue.isEmpty()).isTrue();
  }

  @Test
  void aQuietOrganisationDoesNotWaitBehindAWhale() {
    for (int i = 0; i < 1000; i++) wait("whale", 4);
    for (int i = 0; i < 10; i++) next();

    var quiet = wait("quiet", 4);

    assertThat(next()).isEqualTo(quiet);
  }

  @Test
  void sharesAreOfCostAndNotOfVideos() {
    for (int i = 0; i < 400; i++) wait("long", 20);
    for (int i = 0; i < 400; i++) wait("short", 4);

    var served = serve(240);

    assertThat(served.get("long")).isCloseTo(served.get("short"), within(20.0));
  }

  @Test
  void busyLanesGetOneThreeAndSixTenths() {
    for (var lane : Lane.values()) for (int i = 0; i < 300; i++) wait(lane.name(), lane, 4);

    var served = serve(200);

    assertThat(served.get("FLEX")).isCloseTo(80, within(8.0));
    assertThat(served.get("DEFAULT")).isCloseTo(240, within(8.0));
    assertThat(served.get("PRIORITY")).isCloseTo(480, within(8.0));
  }

  @Test
  void whatALaneDoesNotUseIsLent() {
    for (int i = 0; i < 10; i++) wait("a", Lane.FLEX, 4);

    assertThat(serve(10)).containsEntry("a", 40.0);
  }

  @Test
  void idlenessSavesUpNoCredit() {
    wait("sleeper", 4);
    next();
    for (int i = 0; i < 100; i++) wait("busy", 4);
    serve(50);
    for (int i = 0; i < 50; i++) wait("sleeper", 4);

    var served = serve(40);

    assertThat(served.get("sleeper")).isCloseTo(served.get("busy"), within(8.0));
  }

  @Test
  void aFlowAtItsLimitIsPassedByAndComesBack() {
    most.put("a", 1);
    var first = wait("a", 4);
    var second = wait("a", 4);
    assertThat(next()).isEqualTo(first);

    assertThat(claim()).isEmpty();
    queue.finish(first, 4);

    assertThat(next()).isEqualTo(second);
  }

  @Test
  void anotherShapeOfAFlowThatWaitsIsFoundAndForgotten() {
    wait("a", 4);
    var other = video("a", Lane.DEFAULT, 8, "m");
    queue.arrive(other);
    Predicate<QueuedVideo.Shape> eights = shape -> shape.seconds() == 8;

    assertThat(queue.claim(new FairQueue.Offer(eights, shape -> true, 0, video -> true)))
        .contains(other);
    assertThat(queue.claim(new FairQueue.Offer(eights, shape -> true, 0, video -> true)))
        .isEmpty();
  }

  @Test
  void theRealCostCountsOnceItIsKnown() {
    for (int i = 0; i < 20; i++) wait("cheap", 4);
    for (int i = 0; i < 20; i++) wait("dear", 4);
    for (int i = 0; i < 4; i++) queue.finish(next(), 4);
    var expensive = nextOf("dear");
    queue.finish(expensive, 44);

    var served = serve(10);

    assertThat(served.getOrDefault("dear", 0.0)).isLessThanOrEqualTo(4.0);
  }

  @Test
  void whatComesBackIsFirstAndItsChargeIsRefunded() {
    var video = video("a", Lane.DEFAULT, 4, "m");
    queue.arrive(video);
    wait("a", 4);
    next();

    queue.arrive(video);

    assertThat(next()).isEqualTo(video.id());
    for (int i = 0; i < 5; i++) wait("b", 4);
    assertThat(nextOrganisation()).isEqualTo("b");
    assertThat(nextOrganisation()).isIn("a", "b");
  }

  @Test
  void aSlotStaysWithItsModelWithinTheSlack() {
    for (int i = 0; i < 10; i++) queue.arrive(video("a", Lane.DEFAULT, 4, "cold"));
    for (int i = 0; i < 10; i++) queue.arrive(video("b", Lane.DEFAULT, 4, "warm"));

    var models = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      models.add(queue
          .claim(new FairQueue.Offer(s -> true, FairQueueTest::isWarm, 8, v -> true))
          .orElseThrow()
          .engineModel());
    }

    assertThat(models.subList(0, 3)).containsOnly("warm");
    assertThat(models).contains("cold");
    assertThat(models.stream().filter("warm"::equals).count()).isBetween(6L, 9L);
  }

  @Test
  void aSlotGetsOnlyWhatItCanRunAndWhatSuits() {
    queue.arrive(video("a", Lane.DEFAULT, 4, "large"));
    var small = video("a", Lane.DEFAULT, 4, "small");
    queue.arrive(small);

    assertThat(queue.claim(small(v -> false))).isEmpty();
    assertThat(queue.claim(small(v -> true))).contains(small);
    assertThat(queue.claim(small(v -> true))).isEmpty();
  }

  @Test
  void whatIsRemovedIsNotServed() {
    var first = wait("a", 4);
    var second = wait("a", 4);

    queue.remove(first);
    queue.remove("unknown");

    assertThat(next()).isEqualTo(second);
    assertThat(claim()).isEmpty();
  }

  @Test
  void manyOrganisationsGetEqualShares() {
    for (int org = 0; org < 50; org++) {
      for (int i = 0; i < 100; i++) wait("org" + org, 4 + 4 * (org % 3));
    }

    var served = serve(2000);

    assertThat(jain(served.values().stream().mapToDouble(d -> d).toArray())).isGreaterThan(0.999);
  }

  private static boolean isWarm(QueuedVideo.Shape shape) {
    return shape.engineModel().equals("warm");
  }

  private static FairQueue.Offer small(Predicate<QueuedVideo> suits) {
    return new FairQueue.Offer(s -> s.engineModel().equals("small"), s -> false, 0, suits);
  }

  private static double jain(double[] shares) {
    double sum = 0;
    double squares = 0;
    for (double share : shares) {
      sum += share;
      squares += share * share;
    }
    return sum * sum / (shares.length * squares);
  }

  /** Serves so many videos, each as long as estimated; the cost that each organisation got. */
  private Map<String, Double> serve(int videos) {
    Map<String, Double> served = new HashMap<>();
    for (int i = 0; i < videos; i++) {
      var video = claim().orElseThrow();
      queue.finish(video.id(), video.seconds());
      served.merge(video.organizationId(), (double) video.seconds(), Double::sum);
    }
    return served;
  }

  private Optional<QueuedVideo> claim() {
    return queue.claim(new FairQueue.Offer(s -> true, s -> true, 0, v -> true));
  }

  private String next() {
    return claim().orElseThrow().id();
  }

  private String nextOrganisation() {
    return claim().orElseThrow().organizationId();
  }

  private String nextOf(String organization) {
    while (true) {
      var video = claim().orElseThrow();
      if (video.organizationId().equals(organization)) return video.id();
      queue.finish(video.id(), video.seconds());
    }
  }

  private String wait(String organization, int seconds) {
    return wait(organization, Lane.DEFAULT, seconds);
  }

  private String wait(String organization, Lane lane, int seconds) {
    var video = video(organization, lane, seconds, "m");
    queue.arrive(video);
    return video.id();
  }

  private QueuedVideo video(String organization, Lane lane, int seconds, String model) {
    made++;
    return new QueuedVideo(
        "video_" + made,
        organization,
        lane,
        model,
        1280,
        720,
        seconds,
        1,
        Instant.ofEpochSecond(made),
        null,
        false);
  }
}
