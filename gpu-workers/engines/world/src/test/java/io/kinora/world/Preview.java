package io.kinora.world;

import io.kinora.media.FrameMark;
import io.kinora.media.Images;
import io.kinora.media.SpriteSheet;
import io.kinora.media.VideoReader;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.world.catalog.Catalog;
import io.kinora.world.prompt.PromptParser;
import io.kinora.world.render.Tier;
import io.kinora.world.stage.StageBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Renders one video and a contact sheet of it for people to look at: {@code Preview folder prompt
 * seconds width height tier threads}.
 */
final class Preview {
  private static final int CELL = 640;

  private Preview() {}

  public static void main(String[] args) throws Exception {
    var prompt = args[1];
    var name = prompt.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var folder = Path.of(args[0]).resolve(name.substring(0, Math.min(50, name.length())));
    Files.createDirectories(folder);
    var width = Integer.parseInt(args[3]);
    var height = Integer.parseInt(args[4]);
    var format =
        new Production.Format(width, height, Tier.valueOf(args[5]), Integer.parseInt(args[6]));
    var catalog = Catalog.load();
    var times = new StageTimes(Clock.systemUTC());
    var plan = new PromptParser(catalog).parse(prompt, Integer.parseInt(args[2]), 7);
    System.out.println(plan.toJson());
    times.book("plan");
    var made = new Production(
            new Planner.Planned(plan, 0),
            new StageBuilder(catalog),
            format,
            FrameMark.NONE,
            new Alone(folder, Integer.parseInt(args[6])),
            times)
        .run();
    System.out.println(made.stages() + " " + made.notes());
    sheet(made.video(), Path.of(args[0]).resolve(folder.getFileName() + ".png"), width, height);
  }

  /** A job that nobody watches. */
  private record Alone(Path workFolder, int threads) implements GenerationContext {
    @Override
    public void progress(double fraction) {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private static void sheet(Path video, Path png, int width, int height) throws Exception {
    var sheet = new SpriteSheet(3, 4, CELL, CELL * height / width);
    try (var reader = new VideoReader(video)) {
      var info = reader.info().video();
      var frames = (int) (info == null ? 0 : info.frames());
      var next = 0;
      for (var f = 0; f < frames && next < sheet.cells(); f++) {
        var picture = reader.next();
        if (picture == null) break;
        for (; next < sheet.cells() && sheet.frameFor(next, frames) == f; next++)
          sheet.add(picture);
      }
    }
    Images.writePng(png, sheet.image());
  }
}
