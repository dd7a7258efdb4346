package io.kinora.worker.cluster;

import io.kinora.protocol.Heartbeat;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.Job;
import io.kinora.protocol.Outcome;
import java.io.IOException;
import java.util.Optional;

/**
 * What a worker asks of the API server. Every call throws {@link IOException} when the server could
 * not be reached or was not able to answer; the caller tries again later. Thread-safe.
 */
public interface ServerApi {
  HeartbeatReply heartbeat(Heartbeat heartbeat) throws IOException, InterruptedException;

  /** The job of a fence, or empty when the fence is no longer this worker's. */
  Optional<Job> job(long fence) throws IOException, InterruptedException;

  /**
   * A signature of this installation; empty when the fence is no longer this worker's.
   *
   * @param toBeSigned what COSE signs
   */
  Optional<byte[]> sign(long fence, byte[] toBeSigned) throws IOException, InterruptedException;

  /**
   * Shows what the video looks like so far.
   *
   * @param jpeg the bytes of a JPEG file
   * @return false when the fence is no longer this worker's
   */
  boolean preview(long fence, byte[] jpeg) throws IOException, InterruptedException;

  /** Reports an outcome until it is decided. */
  Verdict report(long fence, Outcome outcome) throws IOException, InterruptedException;

  /** What became of a reported outcome. */
  enum Verdict {
    ACCEPTED,
    /** The fence is no longer this worker's; nothing was changed. */
    STALE,
    /** The server will not have it, such as when the uploaded bytes are not what was told. */
    REFUSED
  }
}
