package io.kinora.examples.bench.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.media.FrameRate;
import io.kinora.media.MediaException;
import io.kinora.media.Mp4Format;
import io.kinora.media.Mp4Writer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A program of the command engine that answers at once, with a clip that it made before its hello:
 * blocks of random colours that move, and a tone.
 */
final class InstantProgram {
  private static final int RATE = 16;
  private static final int BLOCK = 32;
  private static final double TONE = 440;
  private static final ObjectMapper json = new ObjectMapper();

  private InstantProgram() {}

  /** Arguments: the model's name, width, height and seconds. */
  public static void main(String[] arguments) throws IOException, MediaException {
    var clip = Files.createTempFile("kinora-instant-", ".mp4");
    clip.toFile().deleteOnExit();
    write(
        clip,
        Integer.parseInt(arguments[1]),
        Integer.parseInt(arguments[2]),
        Integer.parseInt(arguments[3]));
    var model = Map.of("id", arguments[0], "vram_bytes", 0, "warm", true);
    say(Map.of("type", "hello", "protocol", 1, "models", List.of(model)));
    try (var reader = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        var message = json.readTree(line);
        if (!message.path("type").asText().equals("generate")) continue;
        Files.copy(clip, Path.of(message.get("work_folder").asText(), "raw.mp4"));
        say(Map.of("type", "completed", "job", message.get("job").asText(), "video", "raw.mp4"));
      }
    }
  }

  private static void say(Map<String, ?> message) throws IOException {
    System.out.println(json.writeValueAsString(message));
  }

  private static void write(Path file, int width, int height, int seconds) throws MediaException {
    var columns = width / BLOCK + 2;
    var colours = new byte[columns * (height / BLOCK + 1) * 3];
    new Random(1).nextBytes(colours);
    var format = Mp4Format.of(width, height, FrameRate.of(RATE), 2);
    try (var writer = new Mp4Writer(file, format)) {
      var tone = new float[seconds * Mp4Format.SAMPLE_RATE];
      for (var i = 0; i < tone.length; i++) {
        tone[i] = (float) (0.1 * Math.sin(2 * Math.PI * TONE * i / Mp4Format.SAMPLE_RATE));
      }
      writer.audio(tone, tone.clone());
      var rgb = new byte[width * height * 3];
      for (var frame = 0; frame < seconds * RATE; frame++) {
        paint(rgb, width, colours, columns, frame % BLOCK);
        writer.video(rgb.clone());
      }
      writer.finish();
    }
  }

  private static void paint(byte[] rgb, int width, byte[] colours, int columns, int shift) {
    for (var pixel = 0; pixel < rgb.length / 3; pixel++) {
      var row = pixel / width / BLOCK;
      var column = (pixel % width + shift) / BLOCK;
      System.arraycopy(colours, (row * columns + column) * 3, rgb, pixel * 3, 3);
    }
  }
}
