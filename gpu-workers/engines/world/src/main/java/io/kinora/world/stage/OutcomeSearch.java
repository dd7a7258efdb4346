package io.kinora.world.stage;

import io.kinora.world.plan.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds a run in which everything ends as the plan wants it: the free choices of an action, such as
 * aim and speed, are drawn again from the seed until a real simulation ends so. Cues are settled in
 * order of time; what is settled stays as it is.
 */
public final class OutcomeSearch {
  private static final int MOST_TRIES = 60;

  /**
   * @param recording the run that was found
   * @param tries how many simulations it took
   * @param unmet what did not end as wanted, one sentence each
   */
  public record Found(Recording recording, int tries, List<String> unmet) {}

  /**
   * Searches. Same stage, same result.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  public Found search(Stage stage) throws InterruptedException {
    var plays =
        Plays.of(stage.plan().world(), stage.environment(), stage.cues(), new ArrayList<>());
    var tries = new int[stage.cues().size()];
    var runs = 1;
    var recording = run(stage, plays, tries);
    var unmet = new ArrayList<String>();
    for (var cue : stage.cues()) {
      if (cue.action().outcome() == Outcome.ANY) continue;
      while (!OutcomeJudge.holds(cue, stage, recording) && tries[cue.index()] < MOST_TRIES) {
        tries[cue.index()]++;
        runs++;
        recording = run(stage, plays, tries);
      }
      if (!OutcomeJudge.holds(cue, stage, recording)) unmet.add(OutcomeJudge.sentence(cue));
    }
    Reactions.add(stage, recording);
    return new Found(recording, runs, unmet);
  }

  private static Recording run(Stage stage, List<Play> plays, int[] tries)
      throws InterruptedException {
    try (var simulation = new Simulation(stage, plays, tries)) {
      return simulation.run();
    }
  }
}
