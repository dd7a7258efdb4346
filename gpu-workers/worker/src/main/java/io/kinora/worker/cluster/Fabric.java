package io.kinora.worker.cluster;

import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Progress;
import org.jspecify.annotations.Nullable;

/** The fast, forgetful line to the server. Thread-safe. */
public interface Fabric extends AutoCloseable {
  /**
   * Goes where the server says the fabric is now; does nothing when that is where it is already.
   * Does not wait for the connection.
   *
   * @param where null when there is none
   */
  void follow(HeartbeatReply.@Nullable Fabric where);

  /** Whether messages arrive at this moment; when not, the worker has to ask more often. */
  boolean isConnected();

  /** Tells how far the jobs are, if connected. */
  void tell(Progress progress);

  @Override
  void close();
}
