package io.kinora.world.prompt;

import org.jspecify.annotations.Nullable;

/** An action in the making: who, what, to whom, where. Not thread-safe. */
final class Deed {
  final Item.Act act;
  final @Nullable String subject;

  @Nullable
  String object;

  @Nullable
  String place;

  @Nullable
  String placeRelation;

  @Nullable
  String agent;

  @Nullable
  String instrument;

  String outcome;
  boolean complete;

  Deed(Item.Act act, @Nullable String subject) {
    this.act = act;
    this.subject = subject;
    outcome = act.outcome();
  }

  /** The same, done by somebody else. */
  Deed by(String other) {
    var same = new Deed(act, other);
    same.object = object;
    same.place = place;
    same.placeRelation = placeRelation;
    same.agent = agent;
    same.instrument = instrument;
    same.outcome = outcome;
    same.complete = complete;
    return same;
  }
}
