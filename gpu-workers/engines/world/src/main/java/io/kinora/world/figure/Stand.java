package io.kinora.world.figure;

/**
 * Stands at ease.
 *
 * @param seconds how long
 */
public record Stand(double seconds) implements Action {
  @Override
  public Motion plan(Person person, Footing from) {
    return new Standstill(new Standing(person), from, seconds);
  }

  private record Standstill(Standing standing, Footing end, double seconds) implements Motion {
    @Override
    public Stance at(double t) {
      return standing.at(end);
    }
  }
}
