package io.kinora.world.catalog.environments;

import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;
import io.kinora.world.render.Sky;

/** Sun, clouds and haze for a time of day and weather. */
final class Skies {
  private Skies() {}

  /**
   * The sky over a place.
   *
   * @param azimuth of the sun at a flattering angle to the stage, radians
   */
  static Sky of(TimeOfDay time, Weather weather, double azimuth, int seed) {
    var elevation = Math.toRadians(elevation(time));
    var base = new Sky(azimuth, elevation, turbidity(time), 0.35, 0.0014, seed);
    return switch (weather) {
      case CLEAR -> base.clouds(0.12);
      case PARTLY_CLOUDY -> base.clouds(0.5);
      case WIND -> base.clouds(0.6);
      case OVERCAST -> base.clouds(1).haze(0.003);
      case FOG -> base.clouds(0.9).haze(0.025);
      case RAIN -> base.clouds(1).haze(0.007);
      case STORM -> base.clouds(1).haze(0.01);
      case SNOW -> base.clouds(1).haze(0.009);
    };
  }

  private static double elevation(TimeOfDay time) {
    return switch (time) {
      case DAWN -> 5;
      case MORNING -> 28;
      case NOON -> 62;
      case AFTERNOON -> 42;
      case GOLDEN_HOUR -> 20;
      case SUNSET -> 4;
      case DUSK -> -1.5;
      case NIGHT -> -20;
    };
  }

  private static double turbidity(TimeOfDay time) {
    return switch (time) {
      case DAWN, SUNSET, DUSK -> 3.4;
      case GOLDEN_HOUR -> 2.5;
      case MORNING, NOON, AFTERNOON, NIGHT -> 2;
    };
  }

  /** Whether lamps are on. */
  static boolean dark(TimeOfDay time) {
    return time == TimeOfDay.DUSK || time == TimeOfDay.NIGHT;
  }
}
