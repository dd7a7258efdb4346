package io.kinora.server.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.kinora.server.accounts.Caller;
import io.kinora.server.limits.RateLimiter.Said;
import io.kinora.server.models.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * How many videos of a model a project may ask for in a minute, where somebody has set that. What
 * is set holds within a second on every server. Thread-safe.
 */
public final class ProjectRates {
  private static final int MAX_PROJECTS = 10_000;
  private static final Duration REMEMBERED = Duration.ofMillis(900);

  private final RateLimiter limiter;
  private final Map<String, String> models = new HashMap<>();
  private final LoadingCache<String, Map<String, Integer>> known;

  /** @param models of which all names count as one */
  ProjectRates(RateLimiter limiter, List<Model> models, Jdbi jdbi) {
    this.limiter = limiter;
    for (var model : models) {
      this.models.put(model.id(), model.id());
      for (var alias : model.aliases()) this.models.put(alias, model.id());
    }
    var dao = jdbi.onDemand(ProjectRateDao.class);
    known = Caffeine.newBuilder()
        .maximumSize(MAX_PROJECTS)
        .expireAfterWrite(REMEMBERED)
        .build(project -> Map.copyOf(dao.rates(project)));
  }

  /**
   * Lets a video be asked for, or refuses it.
   *
   * @param name one of the names of the model
   * @throws io.kinora.server.http.ApiException when the project has asked for too many
   */
  public void admit(Caller caller, String name) {
    var model = models.getOrDefault(name, name);
    var perMinute = known.get(caller.project()).get(model);
    if (perMinute == null) return;
    var rate = Rate.perMinute(perMinute);
    var said = limiter.take(List.of(bucket(caller.project(), model, perMinute)), rate);
    if (!said.verdict().allowed()) {
      throw Refusal.of(
          model + " in project " + caller.project() + " on requests per minute: Limit " + perMinute,
          said.verdict());
    }
  }

  /** Another rate is another bucket, so that less holds at once, too. */
  private static String bucket(String project, String model, int perMinute) {
    return "model:" + project + ':' + model + ':' + perMinute;
  }

  /** What one model has left. */
  record Left(String model, Said said) {}

  /** What is left of what was set for a project. */
  List<Left> look(String project) {
    var left = new ArrayList<Left>();
    known.get(project).forEach((model, perMinute) -> {
      var said =
          limiter.look(List.of(bucket(project, model, perMinute)), Rate.perMinute(perMinute));
      left.add(new Left(model, said.get(0)));
    });
    return left;
  }
}
