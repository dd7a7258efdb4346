package io.kinora.world.plan;

/** Weather over the whole video. */
public enum Weather {
  CLEAR,
  PARTLY_CLOUDY,
  OVERCAST,
  FOG,
  RAIN,
  STORM,
  SNOW,
  WIND
}
