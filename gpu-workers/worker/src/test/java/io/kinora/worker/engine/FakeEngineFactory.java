package io.kinora.worker.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Makes {@link FakeEngine}s from a configuration file: {@code models} (a list), {@code steps} and
 * {@code step_millis}.
 */
public final class FakeEngineFactory implements VideoEngineFactory {
  @Override
  public String name() {
    return "fake";
  }

  @Override
  public VideoEngine create(Map<String, Object> settings) {
    List<String> models = settings.get("models") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of("fake");
    return new FakeEngine(
        models,
        number(settings, "steps", 4),
        Duration.ofMillis(number(settings, "step_millis", 0)));
  }

  private static int number(Map<String, Object> settings, String name, int otherwise) {
    return settings.get(name) instanceof Number number ? number.intValue() : otherwise;
  }
}
