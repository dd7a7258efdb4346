package io.kinora.server.artifacts;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps files under keys such as {@code videos/video_…/17/video.mp4}, where 17 is the fence of the
 * attempt that made it. Implementations are thread-safe.
 */
public interface ArtifactStore {
  /**
   * Stores a stream under a key. Afterwards the file is durable; on an error nothing is there.
   * Storing a key a second time replaces it as a whole.
   *
   * @throws ArtifactTooLargeException when the stream holds more than {@code maxBytes}
   */
  StoredArtifact put(String key, InputStream content, long maxBytes) throws IOException;

  /**
   * Opens a part of a file; the caller closes the stream.
   *
   * @param offset first byte, 0 or more
   * @param length number of bytes, within the file
   * @throws java.nio.file.NoSuchFileException when there is no such key
   */
  InputStream read(String key, long offset, long length) throws IOException;

  /** Removes a key; does nothing when it is not there. */
  void delete(String key) throws IOException;

  /** Removes every key that begins with a folder such as {@code videos/video_…/}. */
  void deleteFolder(String folder) throws IOException;
}
