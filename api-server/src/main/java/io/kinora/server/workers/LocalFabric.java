package io.kinora.server.workers;

import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.InboxMessage;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the fabric without Hazelcast: wake-ups within this process. Workers hear
 * everything from their heartbeats.
 */
final class LocalFabric implements Fabric {
  private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

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
  public void onWorkerGone(Consumer<String> gone) {}

  @Override
  public void forgetAllBut(Set<String> workerIds) {}

  @Override
  public HeartbeatReply.@Nullable Fabric whereabouts() {
    return null;
  }

  @Override
  public void close() {}
}
