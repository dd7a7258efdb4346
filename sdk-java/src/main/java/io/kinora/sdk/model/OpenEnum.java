package io.kinora.sdk.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of an open enumeration, which keeps what it does not know: a newer server may say more.
 * Two are equal when they are of one enumeration and have the same name. Immutable.
 */
public abstract class OpenEnum {

  private final String value;

  OpenEnum(String value) {
    this.value = requireNonNull(value, "value");
  }

  static <T extends OpenEnum> @Nullable T find(List<T> known, String name) {
    for (var value : known) {
      if (value.value().equals(name)) {
        return value;
      }
    }
    return null;
  }

  /** The name on the wire. */
  @JsonValue
  public final String value() {
    return value;
  }

  /** Whether this release knows the value. */
  public abstract boolean isKnown();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof OpenEnum that
        && getClass() == that.getClass()
        && value.equals(that.value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** The name on the wire. */
  @Override
  public final String toString() {
    return value;
  }
}
