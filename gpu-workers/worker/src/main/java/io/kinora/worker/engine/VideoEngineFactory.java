package io.kinora.worker.engine;

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
}
