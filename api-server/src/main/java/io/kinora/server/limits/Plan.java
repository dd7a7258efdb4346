package io.kinora.server.limits;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation of a plan may ask for. What is null is not limited.
 *
 * @param create requests that make a video; for each key, each project and the organisation, as the
 *     other rates
 * @param read requests about one thing
 * @param list requests about many
 * @param admin requests that manage
 * @param queued how many videos of the organisation may wait at once
 * @param running how many of them may run at once in one lane
 */
public record Plan(
    @Nullable Rate create,
    @Nullable Rate read,
    @Nullable Rate list,
    @Nullable Rate admin,
    @Nullable Integer queued,
    @Nullable Integer running) {
  public Plan {
    if (running != null && running < 1) {
      throw new IllegalArgumentException("running of a plan is 1 or more: " + running);
    }
  }

  static final Plan UNLIMITED = new Plan(null, null, null, null, null, null);

  /** What everybody but the operator gets. */
  static final Plan DEFAULT =
      new Plan(new Rate(5, 20), new Rate(50, 200), new Rate(5, 20), new Rate(5, 50), 1000, null);

  @JsonCreator
  static Plan of(
      @JsonProperty("create") @Nullable Rate create,
      @JsonProperty("read") @Nullable Rate read,
      @JsonProperty("list") @Nullable Rate list,
      @JsonProperty("admin") @Nullable Rate admin,
      @JsonProperty("queued") @Nullable Integer queued,
      @JsonProperty("running") @Nullable Integer running) {
    return new Plan(create, read, list, admin, queued, running);
  }

  @Nullable
  Rate rate(RouteClass route) {
    return switch (route) {
      case CREATE -> create;
      case READ -> read;
      case LIST -> list;
      case ADMIN -> admin;
    };
  }

  static final Map<String, Plan> OUT_OF_THE_BOX = Map.of("default", DEFAULT, "operator", UNLIMITED);
}
