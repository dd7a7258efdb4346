package io.kinora.remote.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the engine in the worker's configuration.
 *
 * @param kind which kind of server
 * @param url its base, without a path
 * @param apiKey for servers that ask for one, or null
 * @param models which models to offer, and how they want their requests
 * @param pollMillis time between two questions about a job, 1000 where left out
 * @param probeMillis time between two looks at the server's health, 5000 where left out
 * @param jobTimeoutSeconds how long one job may take, 3600 where left out
 * @param callTimeoutMillis how long one answer may take, 30000 where left out
 * @param fileTimeoutMillis how long a file may take, 300000 where left out
 * @param restMillis how long a server is left alone after a job that hung or found the device full,
 *     10000 where left out; twice as long each time until a job succeeds
 * @param process how to start the server, or null when somebody else does
 */
record ServerSettings(
    Kind kind,
    URI url,
    @Nullable String apiKey,
    List<ServerModel> models,
    int pollMillis,
    int probeMillis,
    int jobTimeoutSeconds,
    int callTimeoutMillis,
    int fileTimeoutMillis,
    int restMillis,
    ServerProcess.@Nullable Settings process) {
  private static final ObjectMapper json = JsonMapper.builder()
      .addModule(new ParameterNamesModule())
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  /** The kinds of servers, by the word in the configuration. */
  enum Kind {
    OPENAI,
    VLLM_OMNI,
    SGLANG,
    COMFYUI,
    SD_SERVER,
    LIGHTX2V,
    LOCALAI
  }

  ServerSettings {
    models = List.copyOf(models);
    if (models.isEmpty()) throw new IllegalArgumentException("models is empty");
    var least = IntStream.of(
            pollMillis,
            probeMillis,
            jobTimeoutSeconds,
            callTimeoutMillis,
            fileTimeoutMillis,
            restMillis)
        .min();
    if (least.orElseThrow() < 1) throw new IllegalArgumentException("times must be 1 or more");
  }

  @JsonCreator
  static ServerSettings read(
      @Nullable String kind,
      @Nullable URI url,
      @Nullable String apiKey,
      @Nullable List<ServerModel> models,
      @Nullable Integer pollMillis,
      @Nullable Integer probeMillis,
      @Nullable Integer jobTimeoutSeconds,
      @Nullable Integer callTimeoutMillis,
      @Nullable Integer fileTimeoutMillis,
      @Nullable Integer restMillis,
      ServerProcess.@Nullable Settings process) {
    if (url == null || url.getHost() == null)
      throw new IllegalArgumentException("url must be the server's base URL");
    return new ServerSettings(
        kind(kind),
        url,
        apiKey,
        models == null ? List.of() : models,
        pollMillis == null ? 1000 : pollMillis,
        probeMillis == null ? 5000 : probeMillis,
        jobTimeoutSeconds == null ? 3600 : jobTimeoutSeconds,
        callTimeoutMillis == null ? 30_000 : callTimeoutMillis,
        fileTimeoutMillis == null ? 300_000 : fileTimeoutMillis,
        restMillis == null ? 10_000 : restMillis,
        process);
  }

  private static Kind kind(@Nullable String word) {
    for (var kind : Kind.values()) {
      if (kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(word))
        return kind;
    }
    throw new IllegalArgumentException(
        "kind must be one of openai, vllm-omni, sglang, comfyui, sd-server, lightx2v, localai, not "
            + word);
  }

  /**
   * Reads the free-form settings; throws {@link IllegalArgumentException} that names the one that
   * is wrong.
   */
  static ServerSettings of(Map<String, Object> settings) {
    try {
      return json.convertValue(settings, ServerSettings.class);
    } catch (IllegalArgumentException e) {
      var cause =
          e.getCause() instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
              ? mapping.getOriginalMessage()
              : e.getMessage();
      throw new IllegalArgumentException("settings of the server engine: " + cause, e);
    }
  }

  InferenceServer server() {
    var base =
        url.toString().endsWith("/") ? URI.create(url.toString().replaceAll("/+$", "")) : url;
    var http = new ServerHttp(
        base, apiKey, Duration.ofMillis(callTimeoutMillis), Duration.ofMillis(fileTimeoutMillis));
    return switch (kind) {
      case OPENAI -> new OpenAiServer(http);
      case VLLM_OMNI -> new VllmOmniServer(http);
      case SGLANG -> new SglangServer(http);
      case COMFYUI -> new ComfyUiServer(http, workflows());
      case SD_SERVER -> new SdServer(http);
      case LIGHTX2V -> new LightX2vServer(http);
      case LOCALAI -> new LocalAiServer(http, Duration.ofSeconds(jobTimeoutSeconds));
    };
  }

  private Map<String, ComfyWorkflow> workflows() {
    return models.stream().collect(Collectors.toMap(ServerModel::remote, model -> {
      if (model.workflow() == null)
        throw new IllegalArgumentException("model " + model.id() + " has no workflow");
      return ComfyWorkflow.read(model.workflow(), model.slots());
    }));
  }
}
