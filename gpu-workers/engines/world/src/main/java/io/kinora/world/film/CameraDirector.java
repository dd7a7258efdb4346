package io.kinora.world.film;

import io.kinora.world.plan.CameraPlan;
import io.kinora.world.plan.Shot;
import io.kinora.world.plan.VisualStyle;
import io.kinora.world.render.Camera;
import io.kinora.world.stage.Recording;
import io.kinora.world.stage.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the camera of every frame: a standpoint from which the subject of the shot fits and is not
 * hidden, and the move that the plan asks for. It knows what will happen, so it neither lags behind
 * nor loses what matters.
 */
public final class CameraDirector {
  private final Stage stage;
  private final Recording recording;
  private final Sight sight;
  private final Lens lens;

  /** @param aspect width of the picture over its height */
  public CameraDirector(Stage stage, Recording recording, double aspect) {
    this.stage = stage;
    this.recording = recording;
    this.sight = new Sight(stage.environment().bodies());
    this.lens = Lens.usual(aspect);
  }

  /**
   * The cameras of all frames of the plan.
   *
   * @param firstFrame where the video begins; where it goes on from another, so does its camera
   */
  public List<Camera> film(int firstFrame) {
    var cameras = new ArrayList<Camera>();
    for (var i = 0; i < stage.plan().shots().size(); i++) {
      cameras.addAll(film(stage.plan().shots().get(i), i));
    }
    return CameraHandover.smooth(List.copyOf(cameras), firstFrame);
  }

  private List<Camera> film(Shot shot, int number) {
    var subjects = new Subjects(stage, recording, shot, number);
    var view = new ViewSearch(stage, sight, lens).find(shot, number, subjects);
    var move = new CameraMove(shot, view, lens, sight, subjects, 1.7 * number);
    var focus = new SmoothPath(subjects.first(), subjects.last(), 0.3, subjects::focus);
    var cameras = new ArrayList<Camera>();
    for (var i = 0; i < shot.frames(); i++) {
      cameras.add(move.at(i).focusedOn(focus.at(i), opening(view, shot.camera())));
    }
    return cameras;
  }

  /** Radius of the lens: films blur what is not the subject, measured pictures do not. */
  private double opening(View view, CameraPlan camera) {
    if (stage.plan().style() != VisualStyle.CINEMATIC) return 0;
    var near = ViewSearch.isNear(camera) ? 2 : 1;
    return near * Math.min(0.02, 0.0035 * view.distance());
  }
}
