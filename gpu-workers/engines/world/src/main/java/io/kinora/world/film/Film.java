package io.kinora.world.film;

import io.kinora.world.catalog.Piece;
import io.kinora.world.geom.Transform;
import io.kinora.world.plan.ShotPlan;
import io.kinora.world.render.Body;
import io.kinora.world.render.Camera;
import io.kinora.world.render.FrameState;
import io.kinora.world.render.Material;
import io.kinora.world.render.Rgb;
import io.kinora.world.render.Scene;
import io.kinora.world.stage.Prop;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A recording made visible: one scene for the whole video and the state of every frame. */
public final class Film {
  private final Stage stage;
  private final Recording recording;
  private final List<Camera> cameras;
  private final Set<Integer> cuts = new HashSet<>();
  private final List<NetMesh> nets = new ArrayList<>();
  private final Splashes splashes;
  private final @Nullable Precipitation precipitation;
  private final Scene scene;

  /** @param cameras one per frame */
  public Film(Stage stage, Recording recording, List<Camera> cameras) {
    this.stage = stage;
    this.recording = recording;
    this.cameras = List.copyOf(cameras);
    for (var shot : stage.plan().shots()) cuts.add(shot.startFrame());
    var water = stage.environment().water();
    this.splashes = new Splashes(
        recording.splashes(), water == null ? 0 : water.level(), stage.plan().seed());
    this.precipitation = stage.environment().indoor()
        ? null
        : Precipitation.of(stage.plan().world().weather(), stage.plan().seed());
    this.scene = buildScene();
  }

  /** What is drawn. */
  public Scene scene() {
    return scene;
  }

  public int frames() {
    return recording.frames();
  }

  private Scene buildScene() {
    var builder = Scene.builder().sky(stage.environment().sky());
    for (var body : stage.environment().bodies()) builder.add(body);
    for (var light : stage.environment().lights()) builder.add(light);
    if (stage.environment().water() != null) builder.water(stage.environment().water());
    for (var prop : stage.props()) {
      for (var piece : prop.model().pieces()) {
        builder.add(Body.moving(prop.id() + "/" + piece.name(), piece.mesh(), piece.material()));
      }
    }
    for (var broken : recording.breaks().values()) {
      broken
          .shards()
          .forEach((id, pieces) -> pieces.forEach(piece ->
              builder.add(Body.moving(id + "/" + piece.name(), piece.mesh(), piece.material()))));
    }
    for (var actor : stage.actors()) {
      for (var body : actor.person().bodies(actor.id())) builder.add(body);
    }
    for (var creature : stage.creatures()) {
      for (var body : creature.animal().bodies(creature.id())) builder.add(body);
    }
    for (var i = 0; i < recording.nets().size(); i++) {
      var net = recording.nets().get(i);
      var mesh = new NetMesh(net.threads());
      nets.add(mesh);
      var cord = Material.plain(Rgb.grey(0.82)).roughness(0.8);
      builder.add(Body.deforming("net " + i, mesh.mesh(net.frames()[0]), cord));
    }
    return builder.build();
  }

  /** The state of one frame, to be drawn before the next one is asked for. */
  public FrameState frame(int number) {
    var time = number / (double) ShotPlan.FRAMES_PER_SECOND;
    var state = FrameState.at(time, cameras.get(number));
    if (cuts.contains(number)) state.cut();
    for (var prop : stage.props()) {
      for (var piece : prop.model().pieces()) {
        state.place(prop.id() + "/" + piece.name(), place(prop, piece, number));
      }
    }
    breaks(state, number, time);
    for (var actor : stage.actors()) {
      var pose = recording.performance(actor.id()).pose(time);
      actor.person().skin(actor.id(), pose, state);
    }
    for (var creature : stage.creatures()) {
      var moment = recording.conduct(creature.id()).at(time);
      creature.animal().draw(creature.id(), moment, state);
    }
    for (var i = 0; i < nets.size(); i++) {
      state.deform("net " + i, nets.get(i).deformation(recording.nets().get(i).frames()[number]));
    }
    splashes.addTo(state, time);
    if (precipitation != null)
      state.add(precipitation.at(time, cameras.get(number).eye()));
    return state.build();
  }

  /** Wheels and cranks turn by the way that the thing has gone ahead. */
  private Transform place(Prop prop, Piece piece, int number) {
    var at = recording.at(prop.id(), number);
    var axle = piece.axle();
    if (axle == null) return at;
    var way = at.position().minus(prop.start().position());
    return at.times(axle.turned(prop.start().rotation().inverse().rotate(way).z()));
  }

  /** Shows what broke as a whole until it breaks and as shards from then on. */
  private void breaks(FrameState.Builder state, int number, double time) {
    for (var prop : stage.props()) {
      var broken = recording.breaks().get(prop.id());
      if (broken == null) continue;
      var whole = time < broken.time();
      if (!whole) prop.model().pieces().forEach(p -> state.hide(prop.id() + "/" + p.name()));
      broken.shards().forEach((id, pieces) -> {
        for (var piece : pieces) {
          state.place(id + "/" + piece.name(), recording.at(id, number));
          if (whole) state.hide(id + "/" + piece.name());
        }
      });
    }
  }
}
