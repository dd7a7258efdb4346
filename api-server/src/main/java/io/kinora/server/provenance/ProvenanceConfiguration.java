package io.kinora.server.provenance;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kinora.media.VisibleMark;
import org.jspecify.annotations.Nullable;

/**
 * What videos say of their own making.
 *
 * @param signer the organisation that a new certificate names
 * @param watermark whether pictures carry an invisible mark
 * @param visibleMark whose videos carry a mark that is seen
 * @param visibleMarkText that mark: letters, digits and spaces
 */
public record ProvenanceConfiguration(
    String signer, boolean watermark, VisibleMarks visibleMark, String visibleMarkText) {
  public static final ProvenanceConfiguration DEFAULT = of(null, null, null, null);

  /** Whose videos carry a visible mark. */
  public enum VisibleMarks {
    NEVER,
    TEST_KEYS,
    ALWAYS
  }

  @JsonCreator
  static ProvenanceConfiguration of(
      @JsonProperty("signer") @Nullable String signer,
      @JsonProperty("watermark") @Nullable Boolean watermark,
      @JsonProperty("visibleMark") @Nullable VisibleMarks visibleMark,
      @JsonProperty("visibleMarkText") @Nullable String visibleMarkText) {
    return new ProvenanceConfiguration(
        signer == null ? "Kinora" : signer,
        watermark == null || watermark,
        visibleMark == null ? VisibleMarks.NEVER : visibleMark,
        visibleMarkText == null ? "AI VIDEO" : visibleMarkText);
  }

  public ProvenanceConfiguration {
    VisibleMark.check(visibleMarkText);
  }

  @Nullable
  String markFor(boolean testKey) {
    return switch (visibleMark) {
      case NEVER -> null;
      case TEST_KEYS -> testKey ? visibleMarkText : null;
      case ALWAYS -> visibleMarkText;
    };
  }
}
