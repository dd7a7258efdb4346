package io.kinora.server.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kinora.protocol.WorkerSlot.SlotModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Loads that are known to go wrong elsewhere. What they show is committed, so that a change of
 * policy is a diff.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShareSimulationTest {
  private static final String REPORT = "share-simulation.md";
  private static final SlotModel M = new SlotModel("m", 0, true);

  private final List<String> lines = new ArrayList<>();

  @Test
  @Order(1)
  void aWhaleDoesNotKeepMiceWaiting() {
    var fleet = new ShareSimulation(0);
    fleet.gpus(16, 0, M);
    fleet.backlog(5_000, "whale", Lane.DEFAULT, "m", 20);
    var mice = names("mouse", 50);
    var random = new Random(2);
    for (var mouse : mice) {
      for (double t = 60 * random.nextDouble(); t < 3_600; t += 30 + 300 * random.nextDouble()) {
        fleet.submit(t, mouse, Lane.DEFAULT, "m", 20);
      }
    }

    fleet.run(3_600);

    // One round is one video of each that waits, and one more video is in the way.
    assertThat(fleet.wait(mice, 0.99)).isLessThan(20 * 50 / 16.0 + 25);
    assertThat(fleet.utilization(3_600)).isGreaterThan(0.98);
    row("whale of 5,000 beside 50 mice, 16 slots", fleet, mice, 3_600, Double.NaN);
    row("– the whale itself", fleet, List.of("whale"), 3_600, Double.NaN);
  }

  @Test
  @Order(2)
  void sharesAreEvenByCostWhereVideosAreNot() {
    var fleet = new ShareSimulation(0);
    fleet.gpus(8, 0, M);
    var organizations = new ArrayList<String>();
    for (int i = 0; i < 10; i++) {
      var organization = "org" + i;
      organizations.add(organization);
      fleet.backlog(i < 5 ? 3_000 : 150, organization, Lane.DEFAULT, "m", i < 5 ? 5 : 100);
    }

    fleet.run(7_200);

    assertThat(fleet.jain(organizations)).isGreaterThan(0.99);
    assertThat(fleet.counts.getOrDefault("org0", 0))
        .isGreaterThan(10 * fleet.counts.getOrDefault("org9", 0));
    row(
        "mixed costs, 5 s and 100 s, 10 organisations, 8 slots",
        fleet,
        organizations,
        7_200,
        fleet.jain(organizations));
  }

  @Test
  @Order(3)
  void coldModelsStayWhereTheyAreWarm() {
    var fleet = new ShareSimulation(60);
    var models = IntStream.range(0, 4)
        .mapToObj(i -> new SlotModel("m" + i, 0, false))
        .toArray(SlotModel[]::new);
    fleet.gpus(8, 0, models);
    var organizations = names("org", 12);
    for (int i = 0; i < 12; i++) {
      fleet.backlog(400, organizations.get(i), Lane.DEFAULT, "m" + i % 4, 20);
    }

    fleet.run(7_200);

    assertThat(fleet.warmShare()).isGreaterThan(0.5);
    assertThat(fleet.jain(organizations)).isGreaterThan(0.98);
    row(
        "4 models of 60 s to load, 12 organisations, 8 slots",
        fleet,
        organizations,
        7_200,
        fleet.jain(organizations));
    lines.add("| – started warm | " + percent(fleet.warmShare()) + " | | | | | |");
  }

  @Test
  @Order(4)
  void aCappedOrganisationRunsNoMoreAndCostsNobodyElse() {
    var fleet = new ShareSimulation(0);
    fleet.gpus(8, 0, M);
    var capped = names("capped", 3);
    var open = names("open", 3);
    for (var organization : capped) fleet.cap(organization, 1);
    for (var organization : capped) fleet.backlog(1_000, organization, Lane.DEFAULT, "m", 20);
    for (var organization : open) fleet.backlog(1_000, organization, Lane.DEFAULT, "m", 20);

    fleet.run(3_600);

    for (var organization : capped) assertThat(fleet.peaks.get(organization)).isEqualTo(1);
    assertThat(fleet.jain(open)).isGreaterThan(0.99);
    assertThat(fleet.utilization(3_600)).isGreaterThan(0.98);
    row("3 capped at 1, 3 open, 8 slots: the capped", fleet, capped, 3_600, fleet.jain(capped));
    row("– the open", fleet, open, 3_600, fleet.jain(open));
  }

  @Test
  @Order(5)
  void lanesShareAndTheFreeOneKeepsItsFloor() {
    var fleet = new ShareSimulation(0);
    fleet.gpus(10, 0, M);
    for (var lane : Lane.values()) fleet.backlog(3_000, lane.word(), lane, "m", 20);

    fleet.run(3_600);

    assertThat(fleet.share("flex")).isCloseTo(0.1, within(0.01));
    assertThat(fleet.share("default")).isCloseTo(0.3, within(0.01));
    assertThat(fleet.share("priority")).isCloseTo(0.6, within(0.01));
    for (var lane : Lane.values()) {
      row(
          "all lanes busy, 10 slots: " + lane.word(),
          fleet,
          List.of(lane.word()),
          3_600,
          Double.NaN);
    }
  }

  @Test
  @Order(6)
  void aLargeModelWaitsForALargeSlotAndHoldsUpNobody() {
    var fleet = new ShareSimulation(0);
    var large = new SlotModel("large", 60L << 30, true);
    var small = new SlotModel("small", 10L << 30, true);
    fleet.gpus(4, 24L << 30, large, small);
    fleet.gpus(4, 80L << 30, large, small);
    fleet.backlog(2_000, "studio", Lane.DEFAULT, "large", 40);
    fleet.backlog(2_000, "shorts", Lane.DEFAULT, "small", 20);

    fleet.run(3_600);

    assertThat(fleet.peaks.get("studio")).isLessThanOrEqualTo(4);
    assertThat(fleet.utilization(3_600)).isGreaterThan(0.98);
    assertThat(fleet.share("studio")).isCloseTo(0.5, within(0.02));
    row("60 GiB model, 4 of 8 slots large enough", fleet, List.of("studio"), 3_600, Double.NaN);
    row("– the small model beside it", fleet, List.of("shorts"), 3_600, Double.NaN);
  }

  @AfterAll
  void theReportIsTheCommittedOne() throws IOException {
    if (lines.size() < 12) return;
    var text = new StringBuilder("# How the slots were shared\n\n")
        .append("Written by `ShareSimulationTest`. A change of policy shows here. The share is of")
        .append(" the time of all slots; `in time` are the starts before the p90 that was first")
        .append(" told.\n\n")
        .append("| Load | Share | Jain by cost | Wait p50 | Wait p99 | Slots used | In time |\n")
        .append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    lines.forEach(line -> text.append(line).append('\n'));
    Files.writeString(Path.of("target", REPORT), text);
    assertThat(text.toString())
        .as("the committed report; the new one is in target")
        .isEqualTo(committed());
  }

  private void row(
      String load, ShareSimulation fleet, List<String> organizations, double seconds, double jain) {
    double share = organizations.stream().mapToDouble(fleet::share).sum();
    lines.add(String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.0f s | %.0f s | %s | %s |",
        load,
        percent(share),
        Double.isNaN(jain) ? "" : String.format(Locale.ROOT, "%.3f", jain),
        fleet.wait(organizations, 0.5),
        fleet.wait(organizations, 0.99),
        percent(fleet.utilization(seconds)),
        Double.isNaN(fleet.calibration()) ? "" : percent(fleet.calibration())));
  }

  private static String percent(double part) {
    return Math.round(100 * part) + " %";
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  private static String committed() throws IOException {
    try (var in = ShareSimulationTest.class.getResourceAsStream("/" + REPORT)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
