package io.kinora.server.http;

import java.util.Map;

/**
 * A form that has been read.
 *
 * @param value what its texts say
 * @param files its files by the name of their part
 */
public record Form<T>(T value, Map<String, FormFile> files) {
  public Form {
    files = Map.copyOf(files);
  }
}
