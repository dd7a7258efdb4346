package io.kinora.worker.cluster;

import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.SerializationConfig;

/** Closes Hazelcast's doors to object deserialisation; plain strings need none of them. */
final class SerializationGuard {
  private SerializationGuard() {}

  static void denyAll(SerializationConfig config) {
    config.setJavaSerializationFilterConfig(denyAll());
    config.getCompactSerializationConfig().setZeroConfigFilter(denyAll());
    config.setCheckClassDefErrors(true).setEnableCompression(false);
  }

  // An allow-list that holds nothing that exists: an empty one would mean "no filter".
  private static JavaSerializationFilterConfig denyAll() {
    var filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
    filter.getWhitelist().addClasses("io.kinora.Nothing");
    return filter;
  }
}
