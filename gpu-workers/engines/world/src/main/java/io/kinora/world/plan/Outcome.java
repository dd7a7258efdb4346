package io.kinora.world.plan;

/** How an action must end; the search tries launches until the simulation ends so. */
public enum Outcome {
  /** Whatever physics gives. */
  ANY,
  SCORES,
  MISSES,
  TOPPLES,
  STAYS_UP,
  FLOATS,
  SINKS,
  BREAKS,
  STAYS_WHOLE,
  BOUNCES,
  CAUGHT,
  NOT_CAUGHT,
  HITS
}
