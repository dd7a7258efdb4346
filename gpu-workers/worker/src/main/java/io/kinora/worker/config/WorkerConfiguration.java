package io.kinora.worker.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The worker's configuration file, YAML.
 *
 * @param name what an operator calls this machine; the host's name where left out
 * @param servers base URLs of the API servers
 * @param joinSecret the secret that the servers have in {@code workers.joinSecret}; where left out,
 *     the environment's {@code KINORA_JOIN_SECRET}
 * @param workFolder where attempts keep their files while they run
 * @param heartbeat time between heartbeats, 5 s
 * @param drainGrace how long running work may take to finish after SIGTERM, 10 min
 * @param engines which engines to run, on how many devices
 */
public record WorkerConfiguration(
    String name,
    List<URI> servers,
    String joinSecret,
    Path workFolder,
    Duration heartbeat,
    Duration drainGrace,
    List<Engine> engines) {

  /**
   * @param engine the factory's name
   * @param slots how many devices, each running one job at a time
   * @param threads CPU threads that a job may keep busy; all processors where left out
   * @param device the driver's UUID or number of the GPU that the slots are pinned to, or null; the
   *     engine's own settings do the pinning
   * @param score a program with its arguments that judges takes, or null for the built-in judge
   * @param settings what the engine itself wants to know
   */
  public record Engine(
      String engine,
      int slots,
      int threads,
      @Nullable String device,
      @Nullable List<String> score,
      Map<String, Object> settings) {
    public Engine {
      if (slots < 1) throw new IllegalArgumentException("slots must be 1 or more: " + slots);
      if (threads < 1) throw new IllegalArgumentException("threads must be 1 or more: " + threads);
      if (score != null && score.isEmpty()) {
        throw new IllegalArgumentException("score must name a program");
      }
      score = score == null ? null : List.copyOf(score);
      settings = Map.copyOf(settings);
    }

    /** One that is pinned to no device and judged by the built-in judge. */
    public Engine(String engine, int slots, int threads, Map<String, Object> settings) {
      this(engine, slots, threads, null, null, settings);
    }

    @JsonCreator
    static Engine read(
        @JsonProperty(value = "engine", required = true) String engine,
        @JsonProperty("slots") @Nullable Integer slots,
        @JsonProperty("threads") @Nullable Integer threads,
        @JsonProperty("device") @Nullable String device,
        @JsonProperty("score") @Nullable List<String> score,
        @JsonProperty("settings") @Nullable Map<String, Object> settings) {
      return new Engine(
          engine,
          Objects.requireNonNullElse(slots, 1),
          Objects.requireNonNullElseGet(threads, () -> Runtime.getRuntime().availableProcessors()),
          device,
          score,
          Objects.requireNonNullElse(settings, Map.of()));
    }
  }

  public WorkerConfiguration {
    servers = List.copyOf(servers);
    engines = List.copyOf(engines);
    if (servers.isEmpty()) throw new IllegalArgumentException("servers is empty");
    if (engines.isEmpty()) throw new IllegalArgumentException("engines is empty");
    if (heartbeat.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("heartbeat must be 1s or more");
    }
  }

  @JsonCreator
  static WorkerConfiguration read(
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("servers") @Nullable List<URI> servers,
      @JsonProperty("joinSecret") @Nullable String joinSecret,
      @JsonProperty("workFolder") @Nullable Path workFolder,
      @JsonProperty("heartbeat") @Nullable String heartbeat,
      @JsonProperty("drainGrace") @Nullable String drainGrace,
      @JsonProperty("engines") @Nullable List<Engine> engines) {
    String secret = joinSecret == null ? System.getenv("KINORA_JOIN_SECRET") : joinSecret;
    if (secret == null) {
      throw new IllegalArgumentException("neither joinSecret nor KINORA_JOIN_SECRET is set");
    }
    return new WorkerConfiguration(
        name == null ? hostName() : name,
        Objects.requireNonNullElse(servers, List.of()),
        secret,
        Objects.requireNonNullElseGet(
            workFolder, () -> Path.of(System.getProperty("java.io.tmpdir"), "kinora-worker")),
        duration(Objects.requireNonNullElse(heartbeat, "5s")),
        duration(Objects.requireNonNullElse(drainGrace, "10m")),
        Objects.requireNonNullElse(engines, List.of()));
  }

  /**
   * Reads a configuration file.
   *
   * @throws IllegalArgumentException when it is wrong; the message says where
   */
  public static WorkerConfiguration load(Path file) throws IOException {
    var mapper = JsonMapper.builder(new YAMLFactory())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
    try {
      return mapper.readValue(Files.readString(file), WorkerConfiguration.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + reason(e), e);
    }
  }

  /**
   * Reads the engines of a configuration file and nothing else.
   *
   * @throws IllegalArgumentException when they are wrong; the message says where
   */
  public static List<Engine> engines(Path file) throws IOException {
    var mapper = JsonMapper.builder(new YAMLFactory())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
    try {
      var entries = mapper.readTree(Files.readString(file)).path("engines");
      var engines = mapper.treeToValue(entries, Engine[].class);
      if (engines == null || engines.length == 0)
        throw new IllegalArgumentException(file + ": engines is empty");
      return List.of(engines);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(file + ": " + reason(e), e);
    }
  }

  /** What went wrong, without the wrapping where the message is our own. */
  private static @Nullable String reason(JsonProcessingException e) {
    return e.getCause() instanceof IllegalArgumentException ours
        ? ours.getMessage()
        : e.getOriginalMessage();
  }

  /** The version of this software, or {@code dev} outside a released jar. */
  public static String version() {
    return Objects.requireNonNullElse(
        WorkerConfiguration.class.getPackage().getImplementationVersion(), "dev");
  }

  /** Reads {@code 5s}, {@code 10m} or {@code 1h}. */
  private static Duration duration(String text) {
    String number = text.substring(0, Math.max(0, text.length() - 1));
    if (number.isEmpty() || !number.chars().allMatch(Character::isDigit)) {
      throw new IllegalArgumentException("not a duration such as 5s, 10m or 1h: " + text);
    }
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(Long.parseLong(number));
      case 'm' -> Duration.ofMinutes(Long.parseLong(number));
      case 'h' -> Duration.ofHours(Long.parseLong(number));
      default ->
        throw new IllegalArgumentException("not a duration such as 5s, 10m or 1h: " + text);
    };
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "worker";
    }
  }

  @Override
  public String toString() {
    return "WorkerConfiguration[name=" + name + ", servers=" + servers + "]";
  }
}
