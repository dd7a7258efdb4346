package io.kinora.worker.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes engines of one kind. Found with {@link java.util.ServiceLoader}, so that an engine is a
 * folder of jars beside the worker's own.
 */
public interface VideoEngineFactory {
  /**
   * The name by which the worker's configuration and the model catalogue speak of this engine, such
   * as {@code world}.
   */
  String name();

  /**
   * Makes one engine for one device.
   *
   * @param settings the free-form settings of the engine in the worker's configuration file
   * @throws IllegalArgumentException when a setting is wrong; the message names the setting and
   *     what would be right
   */
  VideoEngine create(Map<String, Object> settings);

  /**
   * Tries an engine with these settings and tells what was found. It makes some short videos.
   *
   * @param folder an empty one for what is made
   * @throws IllegalArgumentException as {@link #create} does
   */
  default List<Finding> check(Map<String, Object> settings, Path folder)
      throws InterruptedException {
    return EngineCheck.run(create(settings), folder);
  }
}
