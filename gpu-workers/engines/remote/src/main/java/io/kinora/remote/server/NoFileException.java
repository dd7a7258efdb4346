package io.kinora.remote.server;

import java.io.IOException;

/** The server says that it has the file of a job no more; asking again is of no use. */
final class NoFileException extends IOException {
  private static final long serialVersionUID = 1L;

  NoFileException(String message) {
    super(message);
  }
}
