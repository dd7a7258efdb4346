package io.kinora.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A media file that could not be written or understood; the message names the file and why. */
public final class MediaException extends IOException {
  public MediaException(String message) {
    super(message);
  }

  public MediaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
