package io.kinora.server.artifacts;

import java.io.IOException;

/** A stream held more than it was allowed to. Nothing of it was kept. */
public final class ArtifactTooLargeException extends IOException {
  private static final long serialVersionUID = 1;

  public ArtifactTooLargeException(long maxBytes) {
    super("more than " + maxBytes + " bytes");
  }
}
