package io.kinora.server.db;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A secret of the configuration. It never shows itself in a log or a debugger's list. */
public record SecretString(String value) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SecretString {}

  @Override
  public String toString() {
    return "***";
  }
}
