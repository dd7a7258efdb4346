package io.kinora.world.render;

import com.sun.management.OperatingSystemMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Draws a demo scene, writes frames as PNG and prints the processor time per stage, in milliseconds
 * of two busy cores, for the second half of the frames. Arguments: scene, tier, style, width,
 * height, frames, threads, folder.
 */
final class RenderBench {
  private RenderBench() {}

  public static void main(String[] args) throws IOException {
    var tier = Tier.valueOf(args[1].toUpperCase(Locale.ROOT));
    var style = Style.valueOf(args[2].toUpperCase(Locale.ROOT));
    int width = Integer.parseInt(args[3]);
    int height = Integer.parseInt(args[4]);
    int frames = Integer.parseInt(args[5]);
    var folder = Path.of(args[7]);
    Files.createDirectories(folder);
    var scene = DemoScenes.scene(args[0]);
    var rgb = new byte[width * height * 3];
    long begin = System.nanoTime();
    try (var renderer =
        new JavaRenderer(scene, width, height, tier, style, Integer.parseInt(args[6]))) {
      System.out.printf("built in %.0f ms%n", (System.nanoTime() - begin) / 1e6);
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      renderer.times().use(system::getProcessCpuTime);
      for (int i = 0; i < frames; i++) {
        if (i == frames / 2) {
          renderer.times().reset();
        }
        long start = System.nanoTime();
        renderer.render(DemoScenes.frame(args[0], i / 30.0), rgb);
        System.out.printf("%.0f ", (System.nanoTime() - start) / 1e6);
        if (i == frames - 1 || i % 10 == 0) {
          write(
              rgb,
              width,
              height,
              folder.resolve(String.join("-", args[0], args[1], args[2], i + ".png")));
        }
      }
      System.out.println();
      report(renderer.times(), frames - frames / 2);
    }
  }

  private static void report(StageTimes times, int frames) {
    double sum = 0;
    for (var stage : StageTimes.Stage.values()) {
      double ms = times.milliseconds(stage) / frames / 2;
      sum += ms;
      System.out.printf("%s %.1f  ", stage, ms);
    }
    System.out.printf(
        "%nTOTAL %.1f ms per frame, heap %d MB%n", sum, Runtime.getRuntime().totalMemory() >> 20);
  }

  static void write(byte[] rgb, int width, int height, Path file) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < width * height; p++) {
      int value = (rgb[p * 3] & 255) << 16 | (rgb[p * 3 + 1] & 255) << 8 | (rgb[p * 3 + 2] & 255);
      image.setRGB(p % width, p / width, value);
    }
    ImageIO.write(image, "png", file.toFile());
  }
}
