package io.kinora.remote.server;

import io.kinora.worker.engine.EngineException;
import org.jspecify.annotations.Nullable;

/** Where a job on a server stands. */
sealed interface RemoteState {
  /** Accepted, not begun. */
  record Queued() implements RemoteState {}

  /** Being worked on; {@code fraction} is 0 to 1, or null where the server does not tell. */
  record Running(@Nullable Double fraction) implements RemoteState {}

  /** The file can be fetched. */
  record Completed() implements RemoteState {}

  /** It will not come. */
  record Failed(EngineException.Kind kind, String message) implements RemoteState {}

  /** The server does not know the job: it was restarted or has thrown it away. */
  record Gone() implements RemoteState {}
}
