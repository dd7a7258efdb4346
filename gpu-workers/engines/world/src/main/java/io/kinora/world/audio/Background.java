package io.kinora.world.audio;

import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Weather;

/** The layers of a place's background, in pascal at the listener. */
final class Background {
  private final Nature nature;
  private final People people;

  private Background(float[][] out, long seed) {
    nature = new Nature(out, seed);
    people = new People(out, seed);
  }

  /** Fills two channels of so many samples. */
  static float[][] render(Ambience ambience, int length, long seed) {
    var out = new float[2][length];
    var background = new Background(out, seed);
    background.addPlace(ambience.place(), ambience.time());
    background.addWeather(ambience);
    return out;
  }

  private void addPlace(Place place, TimeOfDay time) {
    var night = time == TimeOfDay.NIGHT || time == TimeOfDay.DUSK;
    switch (place) {
      case SILENCE -> {}
      case ROOM, OFFICE -> people.hum(0.0015, 180);
      case KITCHEN -> people.hum(0.003, 240);
      case WORKSHOP -> people.hum(0.006, 300);
      case HALL, CHURCH -> people.hum(0.0022, 220);
      case GYM -> people.hum(0.006, 420);
      case ARENA -> {
        people.hum(0.006, 300);
        people.crowd(0.035);
      }
      case TUNNEL -> people.hum(0.01, 150);
      case INDOOR_POOL -> {
        people.hum(0.006, 500);
        nature.lapping(0.012);
      }
      case POOL -> {
        nature.wind(0.003, 0.3);
        nature.lapping(0.012);
        birdsOrCrickets(0.006, night);
      }
      case STREET -> {
        people.traffic(night ? 0.008 : 0.018, night ? 0.15 : 0.4);
        nature.wind(0.002, 0.2);
      }
      case CITY -> {
        people.traffic(night ? 0.012 : 0.022, night ? 0.25 : 0.6);
        people.crowd(night ? 0.001 : 0.003);
      }
      case PARK, COURT -> {
        nature.wind(0.005, 0.5);
        people.traffic(0.002, 0);
        birdsOrCrickets(0.012, night);
      }
      case FOREST -> {
        nature.leaves(0.007);
        birdsOrCrickets(0.016, night);
      }
      case MEADOW -> {
        nature.wind(0.006, 0.6);
        birdsOrCrickets(0.012, night);
      }
      case DESERT -> nature.wind(0.010, 0.8);
      case MOUNTAIN -> nature.wind(0.016, 0.9);
      case SNOWFIELD -> nature.wind(0.007, 0.5);
      case BEACH -> {
        nature.waves(0.05);
        nature.wind(0.006, 0.5);
      }
      case LAKE -> {
        nature.lapping(0.014);
        nature.wind(0.004, 0.4);
        birdsOrCrickets(0.008, night);
      }
      case SEA -> {
        nature.waves(0.035);
        nature.wind(0.012, 0.7);
      }
      case SPACE -> people.hum(0.003, 90);
    }
  }

  private void birdsOrCrickets(double level, boolean night) {
    if (night) nature.crickets(0.5 * level);
    else nature.birds(level);
  }

  private void addWeather(Ambience ambience) {
    var place = ambience.place();
    if (place == Place.SILENCE || place == Place.SPACE || place == Place.TUNNEL) return;
    var outside = place.indoors() ? 0.15 : 1;
    var weather = ambience.weather();
    if (weather == Weather.RAIN) nature.rain(0.03 * outside);
    if (weather == Weather.STORM) {
      nature.rain(0.05 * outside);
      nature.wind(0.03 * outside, 1);
      nature.thunder(0.25 * Math.sqrt(outside));
    }
    if (weather == Weather.WIND) nature.wind(0.025 * outside, 1);
    if (weather == Weather.SNOW) nature.wind(0.006 * outside, 0.4);
  }
}
