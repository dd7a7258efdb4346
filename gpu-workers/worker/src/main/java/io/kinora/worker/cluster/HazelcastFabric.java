package io.kinora.worker.cluster;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import io.kinora.protocol.HeartbeatReply;
import io.kinora.protocol.InboxMessage;
import io.kinora.protocol.Json;
import io.kinora.protocol.Names;
import io.kinora.protocol.Progress;
import io.kinora.protocol.WorkerKey;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Hazelcast client that listens to the worker's inbox and publishes its progress. It reconnects
 * by itself for as long as it is open. Thread-safe.
 */
public final class HazelcastFabric implements Fabric {
  private static final Logger log = LoggerFactory.getLogger(HazelcastFabric.class);

  private final String workerId;
  private final WorkerKey key;
  private final Consumer<InboxMessage> inbox;
  private final Runnable cut;
  private final Executor executor;
  private final AtomicReference<@Nullable Line> line = new AtomicReference<>();

  /** A client and where it goes. */
  private static final class Line {
    private final HeartbeatReply.Fabric where;
    private final HazelcastInstance client;
    private volatile boolean connected;
    private boolean listening;

    Line(HeartbeatReply.Fabric where, HazelcastInstance client) {
      this.where = where;
      this.client = client;
    }

    /** A client that is connected finds the other members by itself. */
    boolean leadsTo(HeartbeatReply.@Nullable Fabric wanted) {
      return where.equals(wanted)
          || (wanted != null && connected && where.cluster().equals(wanted.cluster()));
    }
  }

  /**
   * @param inbox takes what the server says; called on Hazelcast's threads and must not block
   * @param cut called when the connection has ended; must not block
   * @param executor runs the registration of the listener, which blocks
   */
  public HazelcastFabric(
      String workerId,
      WorkerKey key,
      Consumer<InboxMessage> inbox,
      Runnable cut,
      Executor executor) {
    this.workerId = workerId;
    this.key = key;
    this.inbox = inbox;
    this.cut = cut;
    this.executor = executor;
  }

  @Override
  public synchronized void follow(HeartbeatReply.@Nullable Fabric where) {
    Line now = line.get();
    if (now == null ? where == null : now.leadsTo(where)) return;
    close();
    if (where == null) return;
    HazelcastInstance client = HazelcastClient.newHazelcastClient(configuration(where));
    Line next = new Line(where, client);
    line.set(next);
    client.getLifecycleService().addLifecycleListener(event -> onLifecycle(next, event.getState()));
    if (client.getLifecycleService().isRunning()) executor.execute(() -> listen(next));
  }

  private void onLifecycle(Line line, LifecycleState state) {
    if (state == LifecycleState.CLIENT_CONNECTED) {
      log.info("connected to Hazelcast");
      executor.execute(() -> listen(line));
    } else if (state == LifecycleState.CLIENT_DISCONNECTED) {
      boolean was = line.connected;
      line.connected = false;
      if (was) {
        log.info("disconnected from Hazelcast");
        cut.run();
      }
    }
  }

  private void listen(Line line) {
    synchronized (line) {
      try {
        if (!line.listening) {
          line.client
              .<String>getTopic(Names.inboxTopic(workerId))
              .addMessageListener(message -> receive(message.getMessageObject()));
          line.listening = true;
        }
        line.connected = true;
      } catch (HazelcastException | IllegalStateException e) {
        // Not connected yet, or no longer: the next connection comes back here.
        log.debug("inbox not open yet", e);
      }
    }
  }

  private void receive(String sealed) {
    var text = key.open(WorkerKey.Use.INBOX, sealed);
    if (text.isEmpty()) {
      log.warn("ignored a message that was not sealed for this worker");
      return;
    }
    try {
      inbox.accept(Json.read(text.get(), InboxMessage.class));
    } catch (IllegalArgumentException e) {
      log.warn("ignored a message of another version");
    }
  }

  @Override
  public boolean isConnected() {
    Line now = line.get();
    return now != null && now.connected;
  }

  @Override
  public void tell(Progress progress) {
    Line now = line.get();
    if (now == null || !now.connected) return;
    String sealed = key.seal(WorkerKey.Use.PROGRESS, Json.write(progress));
    try {
      now.client
          .<String, String>getMap(Names.PROGRESS_MAP)
          .setAsync(workerId, sealed)
          .exceptionally(e -> {
            log.debug("progress not told", e);
            return null;
          });
    } catch (HazelcastException | IllegalStateException e) {
      log.debug("progress not told", e);
    }
  }

  @Override
  public synchronized void close() {
    Line now = line.getAndSet(null);
    if (now != null) now.client.shutdown();
  }

  private ClientConfig configuration(HeartbeatReply.Fabric where) {
    var config = new ClientConfig();
    config.setInstanceName(workerId + "-" + where.hashCode());
    config.addLabel(workerId);
    config.setClusterName(where.cluster());
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.client.heartbeat.interval", "1000");
    config.setProperty("hazelcast.client.heartbeat.timeout", "10000");
    config.setProperty("hazelcast.client.invocation.timeout.seconds", "10");
    var network = config.getNetworkConfig();
    network.setAddresses(where.addresses()).setConnectionTimeout(3000);
    network.getAutoDetectionConfig().setEnabled(false);
    var strategy = config.getConnectionStrategyConfig();
    strategy.setAsyncStart(true).setReconnectMode(ReconnectMode.ASYNC);
    strategy
        .getConnectionRetryConfig()
        .setInitialBackoffMillis(200)
        .setMaxBackoffMillis(2000)
        .setJitter(0.2)
        .setClusterConnectTimeoutMillis(-1);
    config.getMetricsConfig().setEnabled(false);
    SerializationGuard.denyAll(config.getSerializationConfig());
    return config;
  }
}
