package io.kinora.server.scheduling;

import io.kinora.protocol.Outcome.ErrorKind;
import io.kinora.protocol.Outcome.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What scheduler and workers do to the rows of videos. {@link VideoRowsContract} says what that
 * means, for the table and for the simulation's stand-in of it.
 */
interface VideoRows {
  /** Adds a video that waits, of the model {@code m} at 1280x720. */
  void create(String id, String organization, Lane lane, int seconds);

  /** Takes or keeps the lead; false while another server has it. */
  boolean lead(String server, Duration ttl);

  /** Begins an attempt; empty when the video does not wait any more, or the slot is taken. */
  Optional<LeaseDao.Claim> claim(String video, String worker, String slot, Duration ttl);

  /** What fetching the job does; false when the fence is stale or the video cancelled. */
  boolean acknowledge(String worker, long fence, Duration deadline, Duration ttl);

  /** Empty when lost, otherwise whether it is cancelled. */
  Optional<Boolean> renew(String worker, long fence, Duration ttl);

  /** What was given to a worker that does not know of it. */
  List<LeaseDao.Claim> unknownTo(String worker, Set<Long> known);

  /** Puts back what no worker has fetched in time; the workers that have let something lapse. */
  Set<String> releaseUnacknowledged(Duration patience);

  /** Gives whatever runs time to be heard of. */
  void extendAll(Duration ttl);

  /** Ends attempts whose leases have run out. */
  void expireLeases();

  /** False when the fence is stale. */
  boolean report(String worker, long fence, Result result, @Nullable ErrorKind kind);

  /** Does nothing to what is done. */
  void cancel(String id);

  /** All that waits. */
  List<QueuedVideo> waiting();

  /** All that runs, or is given to a worker that has not fetched it yet. */
  List<QueuedVideo> running();

  /** Every slot that has something, and which video. */
  Map<QueueDao.Slot, String> busySlots();

  /** Whether a video has failed, as opposed to completed; empty while it is not done. */
  Optional<Boolean> failed(String id);
}
