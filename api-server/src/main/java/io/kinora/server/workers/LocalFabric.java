package io.kinora.server.workers;

import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.InboxMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the fabric without Hazelcast: wake-ups within this process. Workers hear
 * everything from their heartbeats.
 */
final class LocalFabric implements Fabric {
  private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
  private final List<Consumer<String>> announcements = new CopyOnWriteArrayList<>();
  private final Map<String, Notice> board = new ConcurrentHashMap<>();

  private record Notice(String text, long until) {}

  @Override
  public void tell(String workerId, InboxMessage message) {}

  @Override
  public OptionalInt progress(String workerId, long fence) {
    return OptionalInt.empty();
  }

  @Override
  public void wake() {
    wakes.forEach(Runnable::run);
  }

  @Override
  public void onWake(Runnable wake) {
    wakes.add(wake);
  }

  @Override
  public void announce(String videoId) {
    announcements.forEach(listener -> listener.accept(videoId));
  }

  @Override
  public void onAnnouncement(Consumer<String> listener) {
    announcements.add(listener);
  }

  @Override
  public void onWorkerGone(Consumer<String> gone) {}

  @Override
  public void forgetAllBut(Set<String> workerIds) {}

  @Override
  public HeartbeatReply.@Nullable Fabric whereabouts() {
    return null;
  }

  @Override
  public void post(String key, String text, Duration lifetime) {
    board.put(key, new Notice(text, System.nanoTime() + lifetime.toNanos()));
  }

  @Override
  public void remove(String key) {
    board.remove(key);
  }

  @Override
  public Optional<String> read(String key) {
    return Optional.ofNullable(board.get(key))
        .filter(notice -> notice.until() - System.nanoTime() > 0)
        .map(Notice::text);
  }

  @Override
  public void close() {}
}
