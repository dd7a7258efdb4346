package io.kinora.server.limits;

import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.http.ApiError;
import io.kinora.server.models.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** How many videos of each model a project may ask for in a minute. Thread-safe. */
public final class RateSettings {
  static final String PREFIX = "rl-";
  private static final long SECONDS_OF_A_MINUTE = 60;

  private final LimitsConfiguration configuration;
  private final List<String> models;
  private final Jdbi jdbi;
  private final AuditLog audit;

  public RateSettings(
      LimitsConfiguration configuration, List<Model> models, Jdbi jdbi, AuditLog audit) {
    this.configuration = configuration;
    this.models = models.stream().map(Model::id).toList();
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * The limit of each model, in the order of the catalogue: what was set, or what the plan allows.
   *
   * @throws io.kinora.server.http.ApiException when the organisation has no such project
   */
  public Map<String, Integer> list(String organization, String plan, String project) {
    check(organization, project);
    int most = most(plan);
    var known = jdbi.withExtension(ProjectRateDao.class, dao -> dao.rates(project));
    var all = new LinkedHashMap<String, Integer>();
    for (var model : models) all.put(model, Math.min(most, known.getOrDefault(model, most)));
    return all;
  }

  /**
   * Sets one.
   *
   * @param model as in the catalogue
   * @throws io.kinora.server.http.ApiException when there is no such project or model, or the plan
   *     allows less
   */
  public void set(
      Actor actor, String organization, String plan, String project, String model, int perMinute) {
    check(organization, project);
    int most = most(plan);
    if (!models.contains(model)) throw unknown(PREFIX + model);
    if (perMinute > most) {
      throw ApiError.INVALID_VALUE.about(
          "max_requests_per_1_minute",
          "Invalid value: " + perMinute + ". The plan of the organization allows " + most + ".");
    }
    jdbi.useTransaction(handle -> {
      handle.attach(ProjectRateDao.class).set(project, model, perMinute);
      var details = Map.of("model", model, "max_requests_per_1_minute", perMinute);
      audit.append(
          handle,
          actor,
          new Deed(AuditType.RATE_LIMIT_UPDATED, organization, project, PREFIX + model, details));
    });
  }

  /** The model of a limit's id. */
  String model(String id) {
    var model = id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "";
    if (!models.contains(model)) throw unknown(id);
    return model;
  }

  private static RuntimeException unknown(String id) {
    return ApiError.RATE_LIMIT_NOT_FOUND.because("Rate limit with id '" + id + "' not found.");
  }

  private void check(String organization, String project) {
    boolean owns = jdbi.withExtension(ProjectRateDao.class, dao -> dao.owns(organization, project));
    if (!owns) {
      throw ApiError.PROJECT_NOT_FOUND.because("Project with id '" + project + "' not found.");
    }
  }

  private int most(String plan) {
    var create = configuration.plan(plan).create();
    return create == null
        ? Integer.MAX_VALUE
        : (int) Math.min(Integer.MAX_VALUE, create.refill() * SECONDS_OF_A_MINUTE);
  }
}
