package io.kinora.remote.film;

import io.kinora.media.GreyFrames;
import io.kinora.media.Images;
import io.kinora.media.MediaException;
import java.nio.file.Path;

/**
 * Where one clip goes on from the last picture of another. Models that start from a picture often
 * repeat it as their first frame, which is then left out; a first frame that is far from it is a
 * jump that a viewer sees. Immutable.
 */
final class Seam {
  /** Mean difference of brightness below which two frames are the same but for compression. */
  private static final double SAME = 0.012;
  /** Above this the picture jumps. Neighbouring frames of lively clips differ by some 0.03. */
  private static final double JUMP = 0.10;

  private final float[] last;

  private Seam(float[] last) {
    this.last = last;
  }

  /** @param start the picture that the next clip starts from */
  static Seam of(Path start) throws MediaException {
    var image = Images.scale(Images.read(start), GreyFrames.WIDTH, GreyFrames.HEIGHT);
    return new Seam(GreyFrames.grey(image));
  }

  /**
   * How a clip joins.
   *
   * @param difference between the picture before and the first that is shown, 0 to 1
   * @param repeats whether its first frame repeats the picture before
   */
  record Join(double difference, boolean repeats) {
    /** There is nothing before. */
    static final Join NONE = new Join(0, false);

    boolean jumps() {
      return difference > JUMP;
    }
  }

  Join join(Path clip) throws MediaException {
    var frames = GreyFrames.read(clip, 2);
    var first = GreyFrames.difference(last, frames.get(0));
    if (first > SAME || frames.size() < 2) return new Join(first, false);
    return new Join(GreyFrames.difference(last, frames.get(1)), true);
  }
}
