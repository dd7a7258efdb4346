package io.kinora.server.videos;

import com.fasterxml.jackson.databind.JsonNode;
import io.kinora.server.accounts.Caller;
import io.kinora.server.api.WireCreateQuoteRequest;
import io.kinora.server.api.WireCreateVideoRequest;
import io.kinora.server.billing.Amounts;
import io.kinora.server.billing.Order;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.FormFile;
import io.kinora.server.http.Values;
import io.kinora.server.http.Words;
import io.kinora.server.models.Catalogue;
import io.kinora.server.models.Model;
import io.kinora.server.models.PictureSize;
import io.kinora.server.scheduling.Lane;
import io.kinora.server.webhooks.RequestWebhooks;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks requests against the catalogue, in the words of the original API. Thread-safe. */
final class VideoRequests {
  private static final String AUTO = "auto";
  private static final List<String> TIERS = List.of(AUTO, "flex", "default", "priority");

  private final Catalogue catalogue;
  private final RequestInputs inputs;
  private final RequestWebhooks webhooks;
  private final Clock clock;

  VideoRequests(Catalogue catalogue, RequestInputs inputs, RequestWebhooks webhooks, Clock clock) {
    this.catalogue = catalogue;
    this.inputs = inputs;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /**
   * @param reference the reference picture where it came as a file
   * @throws io.kinora.server.http.ApiException when a field is missing or not one of those allowed
   */
  NewVideo check(Caller caller, WireCreateVideoRequest request, @Nullable FormFile reference) {
    Values.noNull("prompt", request.prompt());
    if (request.negativePrompt() != null) {
      Values.noNull("negative_prompt", request.negativePrompt());
    }
    if (request.webhookUrl() != null) webhooks.check(request.webhookUrl());
    var model = model(request.model());
    var seconds = seconds(model, request.seconds());
    var size = PictureSize.of(choose(
        "size",
        request.size(),
        model.sizes().stream().map(PictureSize::toString).toList()));
    return new NewVideo(
        request.model() == null ? model.id() : request.model(),
        catalogue.engineModel(model, caller.isTest()),
        model.options(),
        request.prompt(),
        seconds,
        size,
        request.seed(),
        bestOf(request.bestOf()),
        lane(request.serviceTier()),
        terms(request),
        inputs.of(caller, request, reference, size),
        request.negativePrompt(),
        Labels.of(request));
  }

  private static PriceTerms terms(WireCreateVideoRequest request) {
    var most = request.maxPrice();
    if (most != null) Amounts.parse("max_price", most);
    return new PriceTerms(request.quoteId(), most, false);
  }

  /** What a video is asked the price of. */
  Order order(WireCreateQuoteRequest request) {
    var model = model(request.model());
    var seconds = choose(
        "seconds",
        request.seconds(),
        model.seconds().stream().map(String::valueOf).toList());
    var size = choose(
        "size",
        request.size(),
        model.sizes().stream().map(PictureSize::toString).toList());
    return new Order(
        request.model() == null ? model.id() : request.model(),
        PictureSize.of(size),
        Integer.parseInt(seconds),
        bestOf(request.bestOf()),
        lane(request.serviceTier()),
        null,
        null,
        false);
  }

  private static int bestOf(@Nullable Integer asked) {
    return asked == null ? 1 : asked;
  }

  /** Null leaves the choice to the server. */
  private static @Nullable Lane lane(@Nullable String asked) {
    var tier = asked == null ? AUTO : Values.oneOf("service_tier", asked, TIERS);
    return tier.equals(AUTO) ? null : Lane.of(tier);
  }

  /** One of the model's lengths. */
  int seconds(Model model, @Nullable JsonNode asked) {
    var allowed = model.seconds().stream().map(String::valueOf).toList();
    return Integer.parseInt(choose("seconds", asked, allowed));
  }

  /** The model of a name that is still in service, the default one when none is named. */
  Model model(@Nullable String name) {
    if (name == null) return catalogue.defaultModel();
    var names = catalogue.models().stream().map(Model::id).toList();
    var model = catalogue.find(Values.oneOf("model", name, names)).orElseThrow();
    var shutdown = model.shutdownDate();
    if (shutdown != null && !LocalDate.now(clock.withZone(ZoneOffset.UTC)).isBefore(shutdown)) {
      throw ApiError.MODEL_NOT_FOUND.about(
          "model", "The model '" + name + "' was shut down on " + shutdown + ".");
    }
    return model;
  }

  /** What was asked for if it is allowed; the first of those allowed when nothing was. */
  private static String choose(String param, @Nullable JsonNode asked, List<String> allowed) {
    if (asked == null || asked.isNull()) return allowed.get(0);
    if (!asked.isTextual()) {
      throw ApiError.INVALID_TYPE.about(
          param,
          "Invalid type for '"
              + param
              + "': expected one of "
              + Words.list(allowed, "or")
              + ", but got "
              + TYPES.getOrDefault(asked.getNodeType().name(), "another type")
              + " instead.");
    }
    return Values.oneOf(param, asked.textValue(), allowed);
  }

  private static final Map<String, String> TYPES = Map.of(
      "NUMBER", "an integer",
      "BOOLEAN", "a boolean",
      "ARRAY", "an array",
      "OBJECT", "an object");
}
