package io.kinora.server.workers;

import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.InboxMessage;
import io.kinora.server.forecast.Board;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fast, forgetful lines between API servers and workers. No call waits for anybody, none fails,
 * and every message may be lost. Thread-safe.
 */
public interface Fabric extends Board, AutoCloseable {
  /** Says something to a worker. */
  void tell(String workerId, InboxMessage message);

  /** How far a worker says its attempt is, 0 to 100, if it has said so lately. */
  OptionalInt progress(String workerId, long fence);

  /** Tells the scheduler, wherever it runs, that there is something to do. */
  void wake();

  /** Calls back when {@link #wake} was called on any API server. */
  void onWake(Runnable wake);

  /** Tells every API server that a video has ended. */
  void announce(String videoId);

  /** Calls back with what {@link #announce} was told on any API server; must not take long. */
  void onAnnouncement(Consumer<String> listener);

  /** Calls back with the id of a worker whose connection has ended, which may mean that it died. */
  void onWorkerGone(Consumer<String> gone);

  /** Clears what other workers than these have left behind. */
  void forgetAllBut(Set<String> workerIds);

  /** Where workers find this, or null when they need not look. */
  HeartbeatReply.@Nullable Fabric whereabouts();

  @Override
  void close();
}
