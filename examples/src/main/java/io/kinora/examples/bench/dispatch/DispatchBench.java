package io.kinora.examples.bench.dispatch;

import io.kinora.examples.stack.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The phases for Kinora and for each of its peers, one contender at a time. */
public final class DispatchBench {

  private static final List<String> PHASES = List.of("P1", "P2", "P3", "P4", "P5", "P6");

  private final Phases.Scale scale;
  private final List<String> contenders;
  private final List<String> phases;
  private final PrintStream out;

  private DispatchBench(
      Phases.Scale scale, List<String> contenders, List<String> phases, PrintStream out) {
    this.scale = scale;
    this.contenders = contenders;
    this.phases = phases;
    this.out = out;
  }

  /** A phase of one contender. */
  private interface Phase {
    Map<String, Object> run() throws IOException, InterruptedException;
  }

  /**
   * Chooses what is measured.
   *
   * @param full whether in full, which takes most of an hour for each, or as a sample of minutes
   * @param only contenders and phases by name; all where none is named
   * @throws IllegalArgumentException if a name is neither
   */
  public static DispatchBench of(boolean full, List<String> only, PrintStream out) {
    var all = new ArrayList<>(List.of("kinora"));
    all.addAll(Peers.NAMES);
    var contenders = new ArrayList<>(only);
    contenders.removeAll(PHASES);
    var phases = new ArrayList<>(only);
    phases.retainAll(PHASES);
    if (!all.containsAll(contenders)) {
      throw new IllegalArgumentException("the contenders are %s, the phases %s"
          .formatted(String.join(", ", all), String.join(", ", PHASES)));
    }
    return new DispatchBench(
        full ? Phases.Scale.FULL : Phases.Scale.SMALL,
        contenders.isEmpty() ? all : contenders,
        phases.isEmpty() ? PHASES : phases,
        out);
  }

  public void run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("kinora-dispatch-");
    // Root runs PostgreSQL as another account, which must be able to pass.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    try {
      out.printf(
          "%d slots, %d processors, Java %s, load %s%n",
          Contender.SLOTS, Runtime.getRuntime().availableProcessors(), Runtime.version(), load());
      for (var name : contenders) measure(name, folder);
    } finally {
      Folders.delete(folder);
    }
  }

  private void measure(String name, Path folder) throws IOException, InterruptedException {
    try (var contender =
        name.equals("kinora") ? new KinoraContender() : new Peers(folder).create(name)) {
      contender.start();
      out.printf(
          "%n%s%n  durability: %s%n  recovery: %s%n",
          name, contender.durability(), contender.recovery());
      var load = new Phases(contender, scale);
      report("P1 idle", load::idle);
      report("P2 1,000 at once", load::burst);
      report("P5 mixed costs", load::mixedCosts);
      report("P6 kill -9", load::kills);
      report("P4 neighbours", load::neighbours);
      report("P3 backlog", load::drain);
      if (contender instanceof KinoraContender kinora) {
        var claims = new Claims(kinora.cluster());
        report("P3 claims", () -> claims.refillAndMeasure(scale.backlog()));
        report("P3 new leader", new Restart(kinora.cluster(), scale.waiting())::measure);
        report("P3 its claims", claims::measure);
      }
    } catch (Peers.MissingException e) {
      out.printf("%n%s skipped: %s%n", name, e.getMessage());
    }
  }

  private void report(String title, Phase phase) throws IOException, InterruptedException {
    if (!phases.contains(title.substring(0, 2))) return;
    out.printf("  %-17s", title);
    out.flush();
    for (var entry : new TreeMap<>(phase.run()).entrySet()) {
      out.printf(" %s %s;", entry.getKey(), text(entry.getValue()));
    }
    out.println(" load " + load());
  }

  private static String text(Object value) {
    if (!(value instanceof Double number)) return value.toString();
    return String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.3f" : "%.0f", number);
  }

  /** Of the machine, because the numbers mean little without it. */
  private static String load() throws IOException {
    var file = Path.of("/proc/loadavg");
    return Files.isReadable(file) ? Files.readString(file).split(" ")[0] : "unknown";
  }
}
