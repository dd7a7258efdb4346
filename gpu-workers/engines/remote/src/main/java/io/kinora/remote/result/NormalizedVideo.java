package io.kinora.remote.result;

import java.nio.file.Path;
import java.util.List;

/**
 * The files of a result in their final form.
 *
 * @param video fast-start MP4 of the requested size and duration
 * @param thumbnail WebP
 * @param spritesheet JPEG
 * @param notes what the model did not deliver, in sentences for the user
 */
public record NormalizedVideo(Path video, Path thumbnail, Path spritesheet, List<String> notes) {
  public NormalizedVideo {
    notes = List.copyOf(notes);
  }
}
