package io.kinora.remote.film;

/**
 * What a model can do in one clip.
 *
 * @param maxSeconds the longest clip, 0 for any length
 * @param image whether it takes a picture to start from, which chains need
 * @param edits whether it takes a video to change
 * @param extends_ whether it takes a video to go on from; where not, its last frame serves
 * @param splitsShots whether a prompt of several shots is divided for it; where not, it gets the
 *     whole
 */
public record ClipLimits(
    int maxSeconds, boolean image, boolean edits, boolean extends_, boolean splitsShots) {
  /** A model that takes everything as it comes. */
  public static final ClipLimits NONE = new ClipLimits(0, true, true, true, false);
}
