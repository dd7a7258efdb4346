package io.kinora.server.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** The texts of an upload's form; generated forms do not carry a file beside them. */
record CreateFileForm(
    @NotNull @JsonProperty("purpose") String purpose,
    @Valid @JsonProperty("expires_after") @Nullable Expiry expiresAfter) {
  record Expiry(
      @NotNull @JsonProperty("anchor") String anchor,

      @NotNull @Min(MIN_SECONDS) @Max(MAX_SECONDS) @JsonProperty("seconds")
      Long seconds) {
    private static final long MIN_SECONDS = 3_600;
    private static final long MAX_SECONDS = 2_592_000;
  }
}
