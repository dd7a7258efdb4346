package io.kinora.server.models;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.ModelsApi;
import io.kinora.server.api.WireModel;
import io.kinora.server.api.WireModelList;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.ZoneOffset;

/** {@code /v1/models}. */
public final class ModelsResource implements ModelsApi {
  private final Catalogue catalogue;
  private final Prices prices;

  public ModelsResource(Catalogue catalogue, Prices prices) {
    this.catalogue = catalogue;
    this.prices = prices;
  }

  @Override
  public WireModelList listModels(Caller caller, ContainerRequestContext request) {
    return new WireModelList(
        "list", catalogue.models().stream().map(this::onTheWire).toList());
  }

  @Override
  public WireModel getModel(Caller caller, String name, ContainerRequestContext request) {
    return catalogue
        .find(name)
        .map(this::onTheWire)
        .orElseThrow(() -> ApiError.MODEL_NOT_FOUND.about(
            "model", "The model '" + name + "' does not exist or you do not have access to it."));
  }

  private WireModel onTheWire(Model model) {
    return new WireModel(
        model.id(),
        "model",
        model.created().atStartOfDay(ZoneOffset.UTC).toEpochSecond(),
        model.ownedBy(),
        model.sizes().stream().map(PictureSize::toString).toList(),
        model.seconds().stream().map(String::valueOf).toList(),
        model.shutdownDate(),
        !model.silent(),
        prices.perSecond(model.id(), model.sizes().get(0)));
  }
}
