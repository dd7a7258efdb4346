package io.kinora.world.check;

import io.kinora.media.MediaException;
import io.kinora.media.RgbImage;
import io.kinora.media.SoundReader;
import io.kinora.media.VideoReader;
import io.kinora.world.audio.Onsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures physics in a finished video. Stateless and thread-safe. */
public final class PlausibilityProbe {
  private static final int FLIGHT_SIGHTINGS_MIN = 5;

  /** A turn upwards faster than this in one frame is a bounce, metres per second. */
  private static final double BOUNCE_SPEED = 0.6;

  /** Mean difference of a cut to the frame before, against what is usual in the video. */
  private static final double CUT_FACTOR = 6;

  private static final double CUT_MIN = 10;

  private PlausibilityProbe() {}

  /**
   * Splits the track of a falling and bouncing ball into free flights.
   *
   * @param track of the ball, seen from the side by a camera at rest
   * @param metresPerPixel scale of the picture at the ball
   */
  public static List<Flight> flights(BallTrack track, double metresPerPixel) {
    var flights = new ArrayList<Flight>();
    var points = new ArrayList<double[]>();
    var seen = track.sightings();
    for (var i = 0; i < seen.size(); i++) {
      if (i > 0 && (isGap(track, i) || isBounce(track, metresPerPixel, i))) {
        addFlight(flights, points);
        points.clear();
      }
      points.add(new double[] {seen.get(i).time(), -seen.get(i).y() * metresPerPixel});
    }
    addFlight(flights, points);
    return flights;
  }

  /**
   * The sightings next to a bounce may show the ball while it is pressed flat: they are left out.
   */
  private static void addFlight(List<Flight> flights, List<double[]> points) {
    if (points.size() < FLIGHT_SIGHTINGS_MIN) return;
    flights.add(Flight.fit(points));
  }

  private static boolean isGap(BallTrack track, int i) {
    var gap = track.sightings().get(i).time() - track.sightings().get(i - 1).time();
    return gap > 1.5 / track.framesPerSecond();
  }

  /** Falls before and rises, or falls much slower, afterwards. */
  private static boolean isBounce(BallTrack track, double metresPerPixel, int i) {
    var seen = track.sightings();
    if (i < 2 || i + 1 >= seen.size()) return false;
    var before = speed(track, metresPerPixel, i - 1);
    var now = speed(track, metresPerPixel, i);
    var after = speed(track, metresPerPixel, i + 1);
    return before < 0 && after > 0 && Math.max(now, after) - before > BOUNCE_SPEED && now >= before;
  }

  private static double speed(BallTrack track, double metresPerPixel, int i) {
    var a = track.sightings().get(i - 1);
    var b = track.sightings().get(i);
    return (a.y() - b.y()) * metresPerPixel / (b.time() - a.time());
  }

  /**
   * When the ball touched the ground between two flights: where their parabolas meet.
   *
   * @return seconds, within the time between the flights or close to it
   */
  public static double contact(Flight before, Flight after) {
    var from = before.end() - 0.05;
    var to = after.start() + 0.05;
    var best = from;
    for (var t = from; t <= to; t += 1e-4) {
      if (Math.abs(before.heightAt(t) - after.heightAt(t))
          < Math.abs(before.heightAt(best) - after.heightAt(best))) {
        best = t;
      }
    }
    return best;
  }

  /** Speed after a bounce over speed before it. */
  public static double restitution(Flight before, Flight after) {
    var time = contact(before, after);
    return -after.velocityAt(time) / before.velocityAt(time);
  }

  /**
   * Largest jump of a track against where the two sightings before it lead, in metres: what moves
   * by itself does not jump.
   */
  public static double largestJump(BallTrack track, double metresPerPixel) {
    var seen = track.sightings();
    var largest = 0.0;
    for (var i = 2; i < seen.size(); i++) {
      if (isGap(track, i) || isGap(track, i - 1)) continue;
      var x = 2 * seen.get(i - 1).x() - seen.get(i - 2).x() - seen.get(i).x();
      var y = 2 * seen.get(i - 1).y() - seen.get(i - 2).y() - seen.get(i).y();
      largest = Math.max(largest, Math.hypot(x, y) * metresPerPixel);
    }
    return largest;
  }

  /** Mean horizontal velocity to the right over a stretch, metres per second. */
  public static double horizontalVelocity(BallTrack track, double metresPerPixel) {
    var seen = track.sightings();
    var n = seen.size();
    var meanT = seen.stream().mapToDouble(BallTrack.Sighting::time).average().orElseThrow();
    var meanX = seen.stream().mapToDouble(BallTrack.Sighting::x).average().orElseThrow();
    var above = 0.0;
    var below = 0.0;
    for (var i = 0; i < n; i++) {
      var t = seen.get(i).time() - meanT;
      above += t * (seen.get(i).x() - meanX);
      below += t * t;
    }
    return metresPerPixel * above / below;
  }

  /** Seconds at which the sound track has onsets, such as impacts. */
  public static List<Double> onsets(Path video) throws MediaException {
    return Onsets.of(SoundReader.read(video));
  }

  /** Distance in seconds from a time to the nearest onset; infinity where there is none. */
  public static double nearest(List<Double> onsets, double time) {
    return onsets.stream()
        .mapToDouble(onset -> Math.abs(onset - time))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Numbers of the frames that begin a new shot: they differ from the one before all over. */
  public static List<Integer> cuts(Path video) throws MediaException {
    var differences = new ArrayList<Double>();
    try (var reader = new VideoReader(video, 64, 36)) {
      var before = reader.next();
      for (var image = reader.next(); image != null; image = reader.next()) {
        if (before != null) differences.add(difference(before, image));
        before = image;
      }
    }
    var usual = differences.stream().sorted().toList();
    var threshold =
        usual.isEmpty() ? 0 : Math.max(CUT_MIN, CUT_FACTOR * usual.get(usual.size() / 2));
    var cuts = new ArrayList<Integer>();
    for (var i = 0; i < differences.size(); i++) {
      if (differences.get(i) > threshold) cuts.add(i + 1);
    }
    return cuts;
  }

  private static double difference(RgbImage a, RgbImage b) {
    var sum = 0.0;
    for (var i = 0; i < a.rgb().length; i++) {
      sum += Math.abs((a.rgb()[i] & 0xff) - (b.rgb()[i] & 0xff));
    }
    return sum / a.rgb().length;
  }
}
