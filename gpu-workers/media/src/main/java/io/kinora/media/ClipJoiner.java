package io.kinora.media;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Plays one clip after another in one file: the pictures and the sound of the first, then those of
 * the second, at the size and the frame rate of the first. Both are decoded and encoded anew, so
 * that it does not matter which program made them. Used once, by one thread.
 */
public final class ClipJoiner {
  private final Path first;
  private final Path second;
  private final int threads;
  private final Pause pause;
  private final MediaInfo.Video format;
  private final SpriteSheet sheet;
  private final int firstFrames;
  private final int frames;
  private int frame;
  private int cell;
  private @Nullable RgbImage thumbnail;

  /** Asked before every frame; throws when the result is no longer wanted. */
  public interface Pause {
    void check() throws InterruptedException;
  }

  /**
   * The files that were made, all in one folder.
   *
   * @param video fast-start MP4
   * @param thumbnail WebP
   * @param spritesheet JPEG
   */
  public record Joined(Path video, Path thumbnail, Path spritesheet) {}

  /**
   * @param seconds how long the part of the second is, exactly
   * @param threads that the encoder may use
   * @throws MediaException when one of the files cannot be read or has no pictures
   */
  public ClipJoiner(Path first, Path second, double seconds, int threads, Pause pause)
      throws MediaException {
    this.first = first;
    this.second = second;
    this.threads = threads;
    this.pause = pause;
    format = pictures(first);
    firstFrames = Math.max(1, (int) Math.round(length(format) * rate()));
    frames = firstFrames + Math.max(1, (int) Math.round(seconds * rate()));
    sheet = SpriteSheet.of(format.width(), format.height());
  }

  private static MediaInfo.Video pictures(Path file) throws MediaException {
    var video = Mp4Probe.probe(file).video();
    if (video == null) throw new MediaException("no pictures in " + file);
    return video;
  }

  /** The container's word; where it has none, what its frames come to. */
  private static double length(MediaInfo.Video video) {
    return video.seconds() > 0 ? video.seconds() : video.frameRate().secondsOf(video.frames());
  }

  private double rate() {
    return format.frameRate().framesPerSecond();
  }

  /** Where the second begins, in seconds. */
  public double firstSeconds() {
    return format.frameRate().secondsOf(firstFrames);
  }

  /** Writes the joined files into a folder. */
  public Joined join(Path folder) throws MediaException, InterruptedException {
    var joined = new Joined(
        folder.resolve("joined.mp4"), folder.resolve("joined.webp"), folder.resolve("joined.jpg"));
    var mp4 = Mp4Format.of(format.width(), format.height(), format.frameRate(), threads);
    var silent = Mp4Probe.probe(first).audio() == null && Mp4Probe.probe(second).audio() == null;
    try (var writer = new Mp4Writer(joined.video(), silent ? mp4.silent() : mp4)) {
      if (!silent) {
        var sound = sound();
        writer.audio(sound[0], sound[1]);
      }
      copy(first, firstFrames, writer);
      copy(second, frames - firstFrames, writer);
      writer.finish();
    }
    if (thumbnail == null) throw new MediaException("no frame in " + first);
    Images.writeWebp(joined.thumbnail(), thumbnail);
    Images.writeJpeg(joined.spritesheet(), sheet.image());
    return joined;
  }

  /** Both tracks, each as long as its pictures; where one is missing there is silence. */
  private float[][] sound() throws MediaException {
    var joint = samples(firstFrames);
    var end = samples(frames);
    var before = sound(first);
    var after = sound(second);
    var both = new float[2][];
    for (int channel = 0; channel < both.length; channel++) {
      both[channel] = Arrays.copyOf(Arrays.copyOf(before[channel], joint), end);
      var length = Math.min(after[channel].length, end - joint);
      System.arraycopy(after[channel], 0, both[channel], joint, length);
    }
    return both;
  }

  private int samples(int frames) {
    return Math.toIntExact(format.frameRate().samplesOf(frames, Mp4Format.SAMPLE_RATE));
  }

  private static float[][] sound(Path file) throws MediaException {
    return Mp4Probe.probe(file).audio() == null ? new float[2][0] : SoundReader.read(file);
  }

  /** Copies a clip in so many frames, repeating or leaving out some where its rate is another. */
  private void copy(Path file, int count, Mp4Writer writer)
      throws MediaException, InterruptedException {
    var step = pictures(file).frameRate().framesPerSecond() / rate();
    try (var reader = new VideoReader(file, format.width(), format.height())) {
      RgbImage shown = null;
      long read = 0;
      for (int i = 0; i < count; i++) {
        pause.check();
        while (read <= Math.floor(i * step + 1e-6)) {
          var next = reader.next();
          read = next == null ? Long.MAX_VALUE : read + 1;
          if (next != null) shown = next;
        }
        if (shown == null) throw new MediaException("no frame in " + file);
        write(shown, writer);
      }
    }
  }

  private void write(RgbImage image, Mp4Writer writer) throws MediaException {
    writer.video(image.rgb());
    for (; cell < sheet.cells() && sheet.frameFor(cell, frames) == frame; cell++) sheet.add(image);
    if (frame == frames / 3) thumbnail = image;
    frame++;
  }
}
