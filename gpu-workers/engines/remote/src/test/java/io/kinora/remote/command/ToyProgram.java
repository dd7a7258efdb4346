package io.kinora.remote.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.media.FrameRate;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program as somebody might write it: paints a grey clip at a rate and size of its own. The
 * prompt tells it to misbehave: {@code crash}, {@code deaf} (does not hear a cancel),
 * {@code escape}, {@code oom}, {@code refuse}, {@code slow}. It keeps an adapter from one job to
 * the next: {@code load …} loads one, {@code which …} tells of it.
 */
final class ToyProgram {
  private static final ObjectMapper json = new ObjectMapper();
  private static volatile CountDownLatch cancelled = new CountDownLatch(1);
  private static volatile String adapter = "none";

  private ToyProgram() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("Loading checkpoint shards: 100%");
    say(Map.of("type", "hello", "protocol", 1, "keeps_adapters", true, "models", new Object[] {
      Map.of("id", "toy", "vram_bytes", 1 << 20, "warm", true)
    }));
    try (var reader = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var message = json.readTree(line);
        if (message.get("type").asText().equals("cancel")) {
          cancelled.countDown();
        } else if (message.get("type").asText().equals("reset")) {
          if (adapter.contains("crash")) Runtime.getRuntime().halt(4);
          adapter = "none";
          say(Map.of("type", "reset"));
        } else if (message.get("type").asText().equals("generate")) {
          cancelled = new CountDownLatch(1);
          new Thread(() -> run(message)).start();
        }
      }
    }
  }

  private static void run(JsonNode request) {
    try {
      generate(request);
    } catch (Exception e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(3);
    }
  }

  private static void generate(JsonNode request) throws Exception {
    var job = request.get("job").asText();
    var prompt = request.get("prompt").asText();
    if (!request.get("model").asText().equals("toy")) {
      say(Map.of("type", "failed", "job", job, "kind", "user", "message", "no such model"));
      return;
    }
    say(Map.of("type", "progress", "job", job, "fraction", 0.1));
    switch (prompt) {
      case "crash" -> Runtime.getRuntime().halt(1);
      case "deaf" -> new CountDownLatch(1).await();
      case "oom" ->
        say(Map.of("type", "failed", "job", job, "kind", "oom", "message", "CUDA out of memory"));
      case "refuse" ->
        say(Map.of("type", "failed", "job", job, "kind", "user", "message", "no such style"));
      case "escape" -> say(Map.of("type", "completed", "job", job, "video", "../../etc/passwd"));
      case "slow" -> {
        if (cancelled.await(30, TimeUnit.SECONDS)) say(Map.of("type", "cancelled", "job", job));
      }
      default -> {
        paint(
            Path.of(request.get("work_folder").asText()).resolve("raw.mp4"),
            request.get("seconds").asInt());
        if (prompt.startsWith("load")) adapter = prompt;
        say(Map.of("type", "progress", "job", job, "fraction", 1.0));
        say(Map.of(
            "type",
            "completed",
            "job",
            job,
            "video",
            "raw.mp4",
            "notes",
            prompt.startsWith("which")
                ? List.of(
                    "adapter: " + adapter,
                    "trace: " + request.path("traceparent").asText())
                : List.of(),
            "stages",
            Map.of("denoise", 0.25)));
      }
    }
  }

  /** 16 frames a second and a frame too many, as models that want 4n+1 frames give. */
  private static void paint(Path file, int seconds) throws Exception {
    var rgb = new byte[96 * 64 * 3];
    java.util.Arrays.fill(rgb, (byte) 120);
    try (var writer =
        new Mp4Writer(file, Mp4Format.of(96, 64, FrameRate.of(16), 1).silent())) {
      for (var frame = 0; frame < 16 * seconds + 1; frame++) writer.video(rgb);
      writer.finish();
    }
  }

  private static synchronized void say(Map<String, Object> message) throws Exception {
    System.out.println(json.writeValueAsString(message));
    System.out.flush();
  }
}
