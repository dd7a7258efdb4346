package io.kinora.sdk;

import io.kinora.sdk.model.Video;
import java.util.Iterator;
import java.util.Optional;

/**
 * A video each time that it or the picture of it has changed, as the server tells, until it is
 * completed or failed; a failed one is the last element and no exception. Belongs to one thread;
 * close it when you leave before the end.
 *
 * <pre>{@code
 * try (var updates = client.videos().watch(id)) {
 *   updates.forEachRemaining(video -> System.out.println(video.progress() + " %"));
 * }
 * }</pre>
 *
 * <p>{@code hasNext} and {@code next} wait for the next change. A connection that breaks is made
 * again, and nothing is told twice. They throw {@link ApiException}, {@link ConnectionException}
 * when it breaks again and again, and {@link CallInterruptedException}.
 */
public interface VideoUpdates extends Iterator<Video>, AutoCloseable {

  /** The newest picture of the video while it is made, a small JPEG file, if one was told. */
  Optional<byte[]> preview();

  /** Lets go of the connection. */
  @Override
  void close();
}
