package io.kinora.server.scheduling;

/** How many videos an organisation may run at once; whatever exceeds it waits. */
public interface RunningLimits {
  /** Looks up what has changed; called by the scheduler now and then. */
  default void refresh() {}

  /**
   * Asked often and by the scheduler, so it must answer at once; a change counts within a minute.
   */
  int most(String organizationId, Lane lane);
}
