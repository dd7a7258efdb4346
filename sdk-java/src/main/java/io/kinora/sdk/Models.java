package io.kinora.sdk;

import io.kinora.sdk.internal.Transport;
import io.kinora.sdk.internal.api.OperationsApi;
import io.kinora.sdk.model.Model;
import io.kinora.sdk.model.ModelList;

/**
 * What can be asked for: the models of the server with their sizes and lengths. Immutable and
 * thread-safe.
 */
@CheckReturnValue
public final class Models {

  private final Transport transport;

  Models(Transport transport) {
    this.transport = transport;
  }

  /** All models that the key may use. */
  public Operation<ModelList> list() {
    return OperationsApi.listModels(transport);
  }

  /** One model by its id; {@link NotFoundException} if the key may not use it or there is none. */
  public Operation<Model> get(String id) {
    return OperationsApi.getModel(transport, id);
  }
}
