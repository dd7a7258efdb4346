package io.kinora.examples.bench.prompts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kinora.examples.bench.WorldEngines;
import io.kinora.examples.stack.Folders;
import io.kinora.media.Images;
import io.kinora.media.MediaException;
import io.kinora.media.VideoReader;
import io.kinora.worker.engine.EngineException;
import io.kinora.worker.engine.GeneratedVideo;
import io.kinora.worker.engine.GenerationRequest;
import io.kinora.worker.engine.VideoEngine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Renders the prompt book into one page with pictures, plan and warnings. */
public final class PromptsBench {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long SEED = 1;

  private final Path book;
  private final PromptsOptions options;
  private final PrintStream out;
  private final int threads = Runtime.getRuntime().availableProcessors();

  private PromptsBench(Path book, PromptsOptions options, PrintStream out) {
    this.book = book;
    this.options = options;
    this.out = out;
  }

  /** How it is called. */
  public static String usage() {
    return PromptsOptions.USAGE;
  }

  /**
   * A run over the book below {@code home}.
   *
   * @throws IllegalArgumentException on wrong usage
   */
  public static PromptsBench of(Path home, List<String> arguments, PrintStream out) {
    var book = home.resolve("examples").resolve("prompts");
    return new PromptsBench(book, PromptsOptions.parse(arguments, home), out);
  }

  /**
   * Renders every asked prompt and writes the page.
   *
   * @throws IOException if a file cannot be written, or a prompt gave no video
   */
  public void run() throws IOException, InterruptedException {
    Files.createDirectories(options.out());
    var page = new BookPage();
    var failed = 0;
    try (var engine = WorldEngines.create()) {
      for (var entry : PromptBook.read(book)) {
        if (!options.only().isEmpty() && !options.only().contains(entry.number())) continue;
        try {
          render(engine, entry, page);
        } catch (EngineException e) {
          failed++;
          page.addFailed(entry, String.valueOf(e.getMessage()));
          out.printf("%2d  FAILED  %s%n", entry.number(), e.getMessage());
        }
      }
    }
    var file = options.out().resolve("index.html");
    Files.writeString(file, page.html());
    out.println(file);
    if (failed > 0) throw new IOException(failed + " prompts gave no video");
  }

  private void render(VideoEngine engine, BookEntry entry, BookPage page)
      throws IOException, InterruptedException, EngineException {
    var work = Files.createTempDirectory("kinora-prompts-");
    try {
      var begin = System.nanoTime();
      var video = engine.generate(request(entry), WorldEngines.uncancelled(work, threads));
      var seconds = (System.nanoTime() - begin) / 1e9;
      var name = String.format(Locale.ROOT, "%02d", entry.number());
      var target = options.out().resolve(name + ".mp4");
      Files.copy(video.video(), target, StandardCopyOption.REPLACE_EXISTING);
      var pictures = pictures(target, name);
      page.add(
          entry, target.getFileName().toString(), pictures, plan(video), video.notes(), seconds);
      out.printf(Locale.ROOT, "%2d  %5.1f s  %s%n", entry.number(), seconds, entry.prompt());
      for (var note : video.notes()) out.println("             ! " + note);
    } finally {
      Folders.delete(work);
    }
  }

  private GenerationRequest request(BookEntry entry) {
    return new GenerationRequest(
        options.model(),
        entry.prompt(),
        null,
        options.width(),
        options.height(),
        options.seconds(),
        SEED,
        null,
        null,
        Map.of());
  }

  private static List<String> plan(GeneratedVideo video) throws IOException {
    var plan = video.plan();
    return plan == null ? List.of() : PlanText.lines(JSON.readTree(plan.toFile()));
  }

  /** Pictures spread evenly over a video, the first and the last frame among them. */
  private List<String> pictures(Path video, String name) throws MediaException {
    var names = new ArrayList<String>();
    try (var reader = new VideoReader(video)) {
      var track = reader.info().video();
      var last = track == null ? 0 : track.frames() - 1;
      var number = 0;
      for (var frame = reader.next(); frame != null; frame = reader.next()) {
        if (names.size() < options.frames() && number == wanted(names.size(), last)) {
          var file = name + "-" + (names.size() + 1) + ".jpg";
          Images.writeJpeg(options.out().resolve(file), frame);
          names.add(file);
        }
        number++;
      }
    }
    return names;
  }

  private long wanted(int picture, long last) {
    return options.frames() == 1 ? last / 2 : picture * last / (options.frames() - 1);
  }
}
