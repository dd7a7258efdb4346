package io.kinora.world.audio;

import java.util.Locale;

/**
 * Kinds of surroundings as the ear tells them apart.
 *
 * <p>Volumes and reverberation times are typical of such rooms (Kuttruff, Room Acoustics); outdoors
 * they stand for what walls, trees and ground send back.
 */
public enum Place {
  /** Nothing but what happens, without an echo. */
  SILENCE(1e6, 0.1, false),
  ROOM(60, 0.45, true),
  KITCHEN(40, 0.6, true),
  WORKSHOP(300, 0.8, true),
  OFFICE(200, 0.5, true),
  HALL(3_000, 1.6, true),
  GYM(9_000, 1.9, true),
  ARENA(60_000, 2.4, true),
  CHURCH(12_000, 4.0, true),
  TUNNEL(2_000, 3.0, true),
  INDOOR_POOL(4_000, 2.2, true),
  POOL(4_000, 0.5, false),
  STREET(20_000, 1.0, false),
  CITY(60_000, 1.2, false),
  PARK(60_000, 0.5, false),
  COURT(30_000, 0.6, false),
  FOREST(60_000, 0.8, false),
  MEADOW(200_000, 0.3, false),
  DESERT(500_000, 0.2, false),
  MOUNTAIN(500_000, 1.6, false),
  SNOWFIELD(500_000, 0.15, false),
  BEACH(300_000, 0.3, false),
  LAKE(200_000, 0.4, false),
  SEA(1e6, 0.2, false),
  SPACE(1e6, 0.1, true);

  private final double volume;
  private final double reverberation;
  private final boolean indoors;

  Place(double volume, double reverberation, boolean indoors) {
    this.volume = volume;
    this.reverberation = reverberation;
    this.indoors = indoors;
  }

  /** The place of this name, or the nearest to it; a park where nothing fits. */
  public static Place named(String name) {
    var wanted = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
    for (var place : values()) {
      if (place.name().equals(wanted)) return place;
    }
    for (var place : values()) {
      if (wanted.contains(place.name())) return place;
    }
    return PARK;
  }

  boolean indoors() {
    return indoors;
  }

  /** Cubic metres. */
  double volume() {
    return volume;
  }

  /** Seconds until a sound has died away by 60 dB, at 1 kHz. */
  double reverberation() {
    return reverberation;
  }
}
