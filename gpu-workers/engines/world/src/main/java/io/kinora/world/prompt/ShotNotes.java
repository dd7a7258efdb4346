package io.kinora.world.prompt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the words of one shot say about picture and place rather than about the action. */
final class ShotNotes {
  @Nullable
  String move;

  @Nullable
  String framing;

  @Nullable
  String angle;

  @Nullable
  String time;

  @Nullable
  String weather;

  @Nullable
  String style;

  double cameraPace = 1;

  /** Places that were named, those behind "in", "at" or "on" first. */
  final List<String> places = new ArrayList<>();
}
