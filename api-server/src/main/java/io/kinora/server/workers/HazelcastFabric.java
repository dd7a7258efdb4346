package io.kinora.server.workers;

import com.hazelcast.client.Client;
import com.hazelcast.client.ClientListener;
import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.topic.ITopic;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.InboxMessage;
import io.kinora.protocol.Json;
import io.kinora.protocol.Names;
import io.kinora.protocol.Progress;
import io.kinora.protocol.WorkerKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This API server as a member of the Hazelcast cluster. Whatever may block runs on a thread of its
 * own, so that a member that hangs delays messages and nothing else.
 */
final class HazelcastFabric implements Fabric {
  private static final Logger log = LoggerFactory.getLogger(HazelcastFabric.class);
  private static final String WAKE_TOPIC = "scheduler-wake";
  private static final String END_TOPIC = "video-end";

  /** How long a reader waits for a member that may hang. */
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final HazelcastInstance member;
  private final String cluster;
  private final WorkerKeys keys;
  private final IMap<String, String> progress;
  private final IMap<String, String> board;
  private final ITopic<String> wakeTopic;
  private final ITopic<String> endTopic;
  private final List<Consumer<String>> gone = new CopyOnWriteArrayList<>();
  private final List<Runnable> wakes = new CopyOnWriteArrayList<>();
  private final ExecutorService sender = Executors.newSingleThreadExecutor(task -> {
    var thread = new Thread(task, "fabric");
    thread.setDaemon(true);
    return thread;
  });

  private HazelcastFabric(HazelcastInstance member, String cluster, WorkerKeys keys) {
    this.member = member;
    this.cluster = cluster;
    this.keys = keys;
    progress = member.getMap(Names.PROGRESS_MAP);
    board = member.getMap(HazelcastMember.BOARD_MAP);
    wakeTopic = member.getTopic(WAKE_TOPIC);
    endTopic = member.getTopic(END_TOPIC);
    member.getClientService().addClientListener(new Leavers());
  }

  static HazelcastFabric start(HazelcastMember settings, WorkerKeys keys) {
    var member = Hazelcast.newHazelcastInstance(settings.config());
    log.atInfo()
        .addKeyValue("clients", settings.clientAddress())
        .addKeyValue("members", member.getCluster().getMembers().size())
        .log("Hazelcast member started");
    return new HazelcastFabric(member, settings.cluster(), keys);
  }

  HazelcastInstance member() {
    return member;
  }

  @Override
  public void tell(String workerId, InboxMessage message) {
    var sealed = keys.of(workerId).seal(WorkerKey.Use.INBOX, Json.write(message));
    send(() -> member.<String>getTopic(Names.inboxTopic(workerId)).publish(sealed));
  }

  @Override
  public OptionalInt progress(String workerId, long fence) {
    var percent = read(progress, workerId)
        .flatMap(letter -> keys.of(workerId).open(WorkerKey.Use.PROGRESS, letter))
        .map(text -> Json.read(text, Progress.class).percent().get(fence));
    return percent.isPresent() ? OptionalInt.of(percent.get()) : OptionalInt.empty();
  }

  @Override
  public void post(String key, String text, Duration lifetime) {
    send(() -> board.setAsync(key, text, lifetime.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void remove(String key) {
    send(() -> board.removeAsync(key));
  }

  @Override
  public Optional<String> read(String key) {
    return read(board, key);
  }

  private static Optional<String> read(IMap<String, String> map, String key) {
    try {
      return Optional.ofNullable(
          map.getAsync(key).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      log.debug("nothing to be read", e);
      return Optional.empty();
    }
  }

  /** The scheduler of this server hears it at once, those of the others by the topic. */
  @Override
  public void wake() {
    wakes.forEach(Runnable::run);
    send(() -> wakeTopic.publish(""));
  }

  @Override
  public void onWake(Runnable wake) {
    wakes.add(wake);
    wakeTopic.addMessageListener(message -> {
      var from = message.getPublishingMember();
      if (from == null || !from.localMember()) wake.run();
    });
  }

  @Override
  public void announce(String videoId) {
    send(() -> endTopic.publish(videoId));
  }

  @Override
  public void onAnnouncement(Consumer<String> listener) {
    endTopic.addMessageListener(message -> listener.accept(message.getMessageObject()));
  }

  @Override
  public void onWorkerGone(Consumer<String> listener) {
    gone.add(listener);
  }

  @Override
  public HeartbeatReply.@Nullable Fabric whereabouts() {
    var addresses = member.getCluster().getMembers().stream()
        .map(each -> each.getAttribute(HazelcastMember.CLIENT_ADDRESS))
        .filter(Objects::nonNull)
        .sorted()
        .toList();
    return new HeartbeatReply.Fabric(cluster, addresses);
  }

  @Override
  public void forgetAllBut(Set<String> workerIds) {
    var kept = workerIds.stream().map(Names::inboxTopic).collect(Collectors.toSet());
    send(() -> member.getDistributedObjects().stream()
        .filter(ITopic.class::isInstance)
        .filter(topic -> Names.isInboxTopic(topic.getName()) && !kept.contains(topic.getName()))
        .forEach(DistributedObject::destroy));
  }

  private void send(Runnable message) {
    try {
      sender.execute(() -> {
        try {
          message.run();
        } catch (RuntimeException e) {
          log.debug("message lost", e);
        }
      });
    } catch (RejectedExecutionException e) {
      log.debug("message lost at shutdown", e);
    }
  }

  @Override
  public void close() {
    sender.shutdownNow();
    member.shutdown();
  }

  /**
   * Notices workers whose connection to this member ends. One may be connected to other members
   * still, so nothing of it is cleared here.
   */
  private final class Leavers implements ClientListener {
    @Override
    public void clientConnected(Client client) {}

    @Override
    public void clientDisconnected(Client client) {
      for (var workerId : client.getLabels()) {
        send(() -> gone.forEach(listener -> listener.accept(workerId)));
      }
    }
  }
}
