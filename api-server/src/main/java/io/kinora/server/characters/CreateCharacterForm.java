package io.kinora.server.characters;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kinora.server.http.TextLength;
import jakarta.validation.constraints.NotNull;

/** The texts of the form; generated forms do not carry a file beside them. */
record CreateCharacterForm(
    @NotNull @TextLength(min = 1, max = MAX_NAME) @JsonProperty("name")
    String name) {
  private static final int MAX_NAME = 80;
}
