package io.kinora.world;

import io.kinora.world.plan.Action;
import io.kinora.world.plan.Attributes;
import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.Entity;
import io.kinora.world.plan.Outcome;
import io.kinora.world.plan.Relation;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.plan.TimeOfDay;
import io.kinora.world.plan.Verb;
import io.kinora.world.plan.VisualStyle;
import io.kinora.world.plan.Weather;
import io.kinora.world.plan.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans written by hand, so that a test says exactly what it is about. Not thread-safe. */
public final class Plans {
  private final String environment;
  private final List<Entity> entities = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private CameraPlan camera = new CameraPlan(
      CameraPlan.Move.STATIC, CameraPlan.Framing.AUTO, CameraPlan.Angle.EYE, null, 1);
  private VisualStyle style = VisualStyle.REALISTIC;
  private Weather weather = Weather.CLEAR;

  private Plans(String environment) {
    this.environment = environment;
  }

  public static Plans at(String environment) {
    return new Plans(environment);
  }

  public Plans thing(String id, String kind) {
    return things(id, kind, 1);
  }

  public Plans things(String id, String kind, int count) {
    entities.add(new Entity(id, kind, Entity.Nature.OBJECT, count, Attributes.NONE));
    return this;
  }

  public Plans person(String id) {
    entities.add(new Entity(id, Entity.PERSON, Entity.Nature.PERSON, 1, Attributes.NONE));
    return this;
  }

  public Plans animal(String id, String kind, int count) {
    entities.add(new Entity(id, kind, Entity.Nature.ANIMAL, count, Attributes.NONE));
    return this;
  }

  public Plans related(String subject, Relation.Kind kind, String object) {
    relations.add(new Relation(subject, kind, object));
    return this;
  }

  public Plans does(String actor, Verb verb, Outcome outcome) {
    actions.add(new Action(actor, verb, null, null, outcome, actions.size(), 1));
    return this;
  }

  public Plans does(String actor, Verb verb, String target, Outcome outcome) {
    actions.add(new Action(actor, verb, target, null, outcome, actions.size(), 1));
    return this;
  }

  public Plans does(
      String actor, Verb verb, @Nullable String target, String instrument, Outcome outcome) {
    actions.add(new Action(actor, verb, target, instrument, outcome, actions.size(), 1));
    return this;
  }

  public Plans filmed(CameraPlan.Move move) {
    camera = new CameraPlan(move, camera.framing(), camera.angle(), camera.subject(), 1);
    return this;
  }

  public Plans styled(VisualStyle newStyle) {
    style = newStyle;
    return this;
  }

  public Plans weather(Weather newWeather) {
    weather = newWeather;
    return this;
  }

  public ShotPlan seconds(double seconds) {
    var frames = (int) Math.round(seconds * ShotPlan.FRAMES_PER_SECOND);
    var world =
        new World(environment, TimeOfDay.AFTERNOON, weather, environment, entities, relations);
    var shot = new Shot(0, frames, camera, actions, List.of());
    return new ShotPlan(ShotPlan.VERSION, frames, 7, world, List.of(shot), style, List.of());
  }
}
