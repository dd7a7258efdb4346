package io.kinora.world.physics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that touched during a simulation, in order of time. What sound is made from and what a
 * wanted outcome is judged by.
 */
public record ContactLog(List<Impact> impacts, List<Rub> rubs, List<Splash> splashes) {
  public ContactLog {
    impacts = impacts.stream().sorted(Comparator.comparingDouble(Impact::time)).toList();
    rubs = List.copyOf(rubs);
    splashes = List.copyOf(splashes);
  }

  /** The impacts of one body. */
  public Stream<Impact> of(String body) {
    return impacts.stream().filter(i -> i.involves(body));
  }

  /** Whether two bodies ever hit each other. */
  public boolean touched(String a, String b) {
    return impacts.stream().anyMatch(i -> i.between(a, b));
  }

  /** Only what happened from a time on. */
  public ContactLog from(double time) {
    return new ContactLog(
        impacts.stream().filter(i -> i.time() >= time).toList(),
        rubs.stream()
            .map(r -> new Rub(r.a(), r.b(), r.surfaceA(), r.surfaceB(), since(r, time)))
            .filter(r -> !r.samples().isEmpty())
            .toList(),
        splashes.stream().filter(s -> s.time() >= time).toList());
  }

  private static List<Rub.Sample> since(Rub rub, double time) {
    return rub.samples().stream().filter(s -> s.time() >= time).toList();
  }
}
