package io.kinora.remote.film;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.worker.engine.GenerationContext;
import io.kinora.worker.engine.GenerationRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which one clip is kept, and what the server has of it for other machines. Its name
 * holds a hash of all that the clip is made from, so a clip of another request is never taken for
 * it. A clip is there when its description is, which is written last.
 */
final class KeptClip {
  private static final ObjectMapper json = new ObjectMapper();
  private static final int HASH_BYTES = 12;
  private static final String FILE = "clip";
  private static final String DESCRIPTION = "clip.json";

  private final GenerationContext video;
  private final String id;
  private final Path folder;

  private KeptClip(GenerationContext video, String id) throws IOException {
    this.video = video;
    this.id = id;
    folder = Files.createDirectories(video.keepFolder().resolve(id));
  }

  /**
   * The place of a clip.
   *
   * @param name of its segment and take
   */
  static KeptClip of(GenerationContext video, String name, GenerationRequest request)
      throws IOException {
    return new KeptClip(video, "clip-" + name + "-" + hash(request));
  }

  Path folder() {
    return folder;
  }

  /** The clip, where it has been made: on this machine, or on one that handed it over. */
  Optional<Clip> find() throws InterruptedException {
    var here = read();
    if (here.isPresent() || !isRecalled()) return here;
    return read();
  }

  private boolean isRecalled() throws InterruptedException {
    return video.recall(id, folder.resolve(FILE))
        && video.recall(remoteDescription(), folder.resolve(DESCRIPTION));
  }

  private String remoteDescription() {
    return id + ".json";
  }

  /** Hands the clip over to attempts on other machines. */
  void share() {
    video.remember(id, folder.resolve(FILE));
    video.remember(remoteDescription(), folder.resolve(DESCRIPTION));
  }

  private Optional<Clip> read() {
    try {
      var description = json.readValue(folder.resolve(DESCRIPTION).toFile(), Description.class);
      var stages = new LinkedHashMap<String, Duration>();
      description
          .stageMillis()
          .forEach((name, millis) -> stages.put(name, Duration.ofMillis(millis)));
      return Optional.of(new Clip(folder.resolve(FILE), description.notes(), stages));
    } catch (IOException e) {
      // Not made, or cut off in the middle: made anew.
      return Optional.empty();
    }
  }

  /** Moves a clip here. */
  Clip keep(Clip clip) throws IOException {
    var file = Files.move(clip.file(), folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    var millis = new LinkedHashMap<String, Long>();
    clip.stages().forEach((name, time) -> millis.put(name, time.toMillis()));
    var part = folder.resolve(DESCRIPTION + ".part");
    Files.write(part, json.writeValueAsBytes(new Description(clip.notes(), millis)));
    Files.move(part, folder.resolve(DESCRIPTION), StandardCopyOption.ATOMIC_MOVE);
    return new Clip(file, clip.notes(), clip.stages());
  }

  /** Throws a clip away that turned out to be of no use. */
  void drop() throws IOException, InterruptedException {
    video.disown(remoteDescription());
    video.disown(id);
    Files.deleteIfExists(folder.resolve(DESCRIPTION));
    Files.deleteIfExists(folder.resolve(FILE));
  }

  /** What the file beside it does not say. */
  record Description(List<String> notes, Map<String, Long> stageMillis) {
    Description {
      if (notes == null || stageMillis == null) throw new IllegalArgumentException("cut off");
    }
  }

  private static String hash(GenerationRequest request) throws IOException {
    var digest = sha256();
    var texts = new TreeMap<>(request.options());
    texts.put("\u0000model", request.model());
    texts.put("\u0000prompt", request.prompt());
    texts.put("\u0000negative", String.valueOf(request.negativePrompt()));
    texts.put("\u0000shape", request.width() + "x" + request.height() + "x" + request.seconds());
    texts.put("\u0000seed", String.valueOf(request.seed()));
    digest.update(json.writeValueAsBytes(texts));
    add(digest, request.inputReference());
    for (var character : request.characters()) {
      digest.update(character.name().getBytes(StandardCharsets.UTF_8));
      add(digest, character.file());
    }
    var source = request.source();
    if (source != null) {
      digest.update(source.use().name().getBytes(StandardCharsets.UTF_8));
      add(digest, source.file());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }

  private static void add(MessageDigest digest, @Nullable Path file) throws IOException {
    if (file == null) return;
    try (InputStream in = Files.newInputStream(file);
        var out = new DigestOutputStream(java.io.OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
