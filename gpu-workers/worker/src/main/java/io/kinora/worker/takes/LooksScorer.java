package io.kinora.worker.takes;

import io.kinora.media.GreyFrames;
import io.kinora.media.MediaException;
import java.nio.file.Path;
import java.util.List;

/**
 * Scores by the looks alone, 0 to 1: 0.4 for sharpness (mean absolute Laplacian), 0.2 for motion
 * (mean difference of neighbouring frames: a still picture is no video) and 0.4 for steadiness (how
 * little the mean brightness jumps against its neighbours: models that fail flicker). Each measure
 * x counts as x / (x + half), so that more of it helps ever less. What the clip shows is not
 * judged; a {@link CommandScorer} can. Stateless.
 */
final class LooksScorer implements Scorer {
  private static final double SHARPNESS_HALF = 0.03;
  private static final double MOTION_HALF = 0.01;
  private static final double FLICKER_HALF = 0.004;

  @Override
  public double score(Path clip, String prompt) throws MediaException {
    return score(GreyFrames.read(clip, Integer.MAX_VALUE));
  }

  static double score(List<float[]> frames) {
    var sharpness = sharpness(frames);
    var motion = motion(frames);
    var flicker = flicker(frames);
    return 0.4 * sharpness / (sharpness + SHARPNESS_HALF)
        + 0.2 * motion / (motion + MOTION_HALF)
        + 0.4 * FLICKER_HALF / (flicker + FLICKER_HALF);
  }

  private static double sharpness(List<float[]> frames) {
    var sum = 0.0;
    for (var frame : frames) sum += laplacian(frame);
    return sum / frames.size();
  }

  private static double laplacian(float[] frame) {
    var width = GreyFrames.WIDTH;
    var sum = 0.0;
    for (var y = 1; y < GreyFrames.HEIGHT - 1; y++) {
      for (var i = y * width + 1; i < (y + 1) * width - 1; i++) {
        sum += Math.abs(
            4 * frame[i] - frame[i - 1] - frame[i + 1] - frame[i - width] - frame[i + width]);
      }
    }
    return sum / ((width - 2) * (GreyFrames.HEIGHT - 2));
  }

  private static double motion(List<float[]> frames) {
    var sum = 0.0;
    for (var i = 1; i < frames.size(); i++) {
      sum += GreyFrames.difference(frames.get(i - 1), frames.get(i));
    }
    return frames.size() < 2 ? 0 : sum / (frames.size() - 1);
  }

  private static double flicker(List<float[]> frames) {
    var sum = 0.0;
    for (var i = 1; i < frames.size() - 1; i++) {
      var around = (GreyFrames.mean(frames.get(i - 1)) + GreyFrames.mean(frames.get(i + 1))) / 2;
      sum += Math.abs(GreyFrames.mean(frames.get(i)) - around);
    }
    return frames.size() < 3 ? 0 : sum / (frames.size() - 2);
  }
}
