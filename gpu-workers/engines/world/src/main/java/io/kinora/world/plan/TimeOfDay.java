package io.kinora.world.plan;

/** Light of the day, outdoors by the sun, indoors by windows and lamps. */
public enum TimeOfDay {
  DAWN,
  MORNING,
  NOON,
  AFTERNOON,
  GOLDEN_HOUR,
  SUNSET,
  DUSK,
  NIGHT
}
