package io.kinora.server.scheduling;

import io.kinora.protocol.Outcome;
import java.util.List;
import java.util.Map;

/** Hears of every attempt that has ended, after the transaction that ended it. */
public interface AttemptListener {
  /**
   * Called once for each; must not throw.
   *
   * @param stageSeconds of the engine, in order
   * @param steps of the worker; empty when it was not heard of again
   */
  void onAttemptEnd(long fence, Map<String, Double> stageSeconds, List<Outcome.Step> steps);
}
