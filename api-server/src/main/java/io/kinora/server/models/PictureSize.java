package io.kinora.server.models;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Width and height of a picture in pixels; {@code 1280x720} as text. */
public record PictureSize(int width, int height) {
  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{1,4})x([1-9][0-9]{1,4})");

  /** @throws IllegalArgumentException when the text is not of the shape {@code 1280x720} */
  @JsonCreator
  public static PictureSize of(String text) {
    var matcher = SHAPE.matcher(text);
    if (!matcher.matches()) throw new IllegalArgumentException("not a size: " + text);
    return new PictureSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  @JsonValue
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
