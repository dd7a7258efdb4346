package io.kinora.world.check;

import io.kinora.media.MediaException;
import io.kinora.media.RgbImage;
import io.kinora.media.VideoReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a body of one colour is in every frame of a video.
 *
 * @param framesPerSecond of the video
 * @param sightings in order of time; frames in which it is not seen are left out
 */
public record BallTrack(double framesPerSecond, List<Sighting> sightings) {
  /** Fewer pixels are noise. */
  private static final int PIXELS_MIN = 6;

  public BallTrack {
    sightings = List.copyOf(sightings);
  }

  /**
   * One frame's view of the body.
   *
   * @param time seconds, of the frame
   * @param x pixels from the left, of the centre
   * @param y pixels from the top, of the centre
   * @param diameter of the circle of equal area, pixels
   */
  public record Sighting(double time, double x, double y, double diameter) {}

  /** Follows the pixels of a colour through a video. */
  public static BallTrack of(Path video, ColourGate gate) throws MediaException {
    try (var reader = new VideoReader(video)) {
      var track = reader.info().video();
      if (track == null) throw new IllegalStateException("a reader without a picture track");
      var rate = track.frameRate();
      var sightings = new ArrayList<Sighting>();
      var frame = 0;
      for (var image = reader.next(); image != null; image = reader.next()) {
        var seen = sight(image, gate, rate.secondsOf(frame++));
        if (seen.diameter() > 0) sightings.add(seen);
      }
      return new BallTrack(rate.framesPerSecond(), sightings);
    }
  }

  private static Sighting sight(RgbImage image, ColourGate gate, double time) {
    var count = 0;
    double sumX = 0;
    double sumY = 0;
    for (var y = 0; y < image.height(); y++) {
      for (var x = 0; x < image.width(); x++) {
        if (!gate.accepts(image, x, y)) continue;
        count++;
        sumX += x + 0.5;
        sumY += y + 0.5;
      }
    }
    if (count < PIXELS_MIN) return new Sighting(time, 0, 0, 0);
    return new Sighting(time, sumX / count, sumY / count, 2 * Math.sqrt(count / Math.PI));
  }

  /** Median diameter in pixels: the scale of the picture where the size of the body is known. */
  public double diameter() {
    if (sightings.isEmpty()) throw new IllegalStateException("the body is never seen");
    return sightings.stream()
        .mapToDouble(Sighting::diameter)
        .sorted()
        .toArray()[sightings.size() / 2];
  }

  /** The part of the track between two times. */
  public BallTrack between(double from, double until) {
    return new BallTrack(
        framesPerSecond,
        sightings.stream().filter(s -> s.time() >= from && s.time() <= until).toList());
  }
}
