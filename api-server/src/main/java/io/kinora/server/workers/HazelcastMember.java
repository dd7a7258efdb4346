package io.kinora.server.workers;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.ServerSocketEndpointConfig;
import io.github.bucket4j.grid.hazelcast.HazelcastProxyManager;
import io.kinora.protocol.Names;
import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * How a Hazelcast member is set up: the open edition has neither passwords nor encryption, so every
 * door that is not needed is shut.
 *
 * @param config ready to start
 * @param clientAddress where workers connect
 */
record HazelcastMember(Config config, String cluster, String clientAddress) {
  /** The attribute in which each member tells the others where workers connect to it. */
  static final String CLIENT_ADDRESS = "kinora.client";

  /** After this long without a sign a member or client counts as gone. */
  private static final int HEARTBEAT_SECONDS = 10;

  /** Who asks a member that has gone does not wait for a whole minute. */
  private static final int CALL_MILLIS = 10_000;

  /** How often members look for others that they were parted from. */
  private static final int MERGE_SECONDS = 10;

  private static final int PROGRESS_SECONDS = 30;
  private static final int RATE_LIMITS_HEAP_PERCENT = 10;
  private static final int RATE_LIMITS_IDLE_SECONDS = 600;

  /** The first of a hundred type ids that Bucket4j may take; all members have to agree. */
  private static final int RATE_LIMITS_TYPE_IDS = 9000;

  /** What is put up for all API servers; each entry has a lifetime of its own. */
  static final String BOARD_MAP = "board";

  /** @throws IOException when the address is not this machine's, or is public without leave */
  static HazelcastMember of(WorkersConfiguration.Hazelcast settings, SecureRandom random)
      throws IOException {
    var address = InetAddress.getByName(settings.address());
    if (!settings.allowPublicAddress() && !isPrivate(address)) {
      throw new IOException(
          "workers.hazelcast.address " + settings.address() + " is not a private address, and"
              + " Hazelcast has no passwords; set allowPublicAddress if the network is closed");
    }
    var cluster = settings.cluster() == null ? randomName(random) : settings.cluster();
    int memberPort = settings.memberPort() == 0 ? FreePort.on(address) : settings.memberPort();
    int clientPort = settings.clientPort() == 0 ? FreePort.on(address) : settings.clientPort();
    var config = new Config().setClusterName(cluster);
    shutDoors(config);
    listen(config, address, memberPort, clientPort).setJoin(join(settings, address, memberPort));
    var clientAddress = address.getHostAddress() + ":" + clientPort;
    config.getMemberAttributeConfig().setAttribute(CLIENT_ADDRESS, clientAddress);
    config.addMapConfig(
        new MapConfig(Names.PROGRESS_MAP).setBackupCount(0).setTimeToLiveSeconds(PROGRESS_SECONDS));
    config.addMapConfig(rateLimits());
    config.addMapConfig(new MapConfig(BOARD_MAP).setBackupCount(0));
    return new HazelcastMember(config, cluster, clientAddress);
  }

  /**
   * A lost bucket is a full one, so a synchronous backup, for which a frozen member would be waited
   * for, is not worth it.
   */
  private static MapConfig rateLimits() {
    var eviction = new EvictionConfig()
        .setEvictionPolicy(EvictionPolicy.LRU)
        .setMaxSizePolicy(MaxSizePolicy.USED_HEAP_PERCENTAGE)
        .setSize(RATE_LIMITS_HEAP_PERCENT);
    return new MapConfig(WorkersModule.RATE_LIMITS_MAP)
        .setBackupCount(0)
        .setAsyncBackupCount(1)
        .setMaxIdleSeconds(RATE_LIMITS_IDLE_SECONDS)
        .setEvictionConfig(eviction);
  }

  private static void shutDoors(Config config) {
    config.setProperty("hazelcast.logging.type", "slf4j");
    config.setProperty("hazelcast.phone.home.enabled", "false");
    config.setProperty("hazelcast.shutdownhook.enabled", "false");
    config.setProperty("hazelcast.socket.bind.any", "false");
    config.setProperty("hazelcast.wait.seconds.before.join", "1");
    config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
    config.setProperty("hazelcast.operation.call.timeout.millis", "" + CALL_MILLIS);
    config.setProperty("hazelcast.max.no.heartbeat.seconds", "" + HEARTBEAT_SECONDS);
    config.setProperty("hazelcast.merge.first.run.delay.seconds", "" + MERGE_SECONDS);
    config.setProperty("hazelcast.merge.next.run.delay.seconds", "" + MERGE_SECONDS);
    config.setProperty("hazelcast.client.max.no.heartbeat.seconds", "" + HEARTBEAT_SECONDS);
    config.getJetConfig().setEnabled(false);
    config.getMetricsConfig().setEnabled(false);
    config.getIntegrityCheckerConfig().setEnabled(false);
    var serialization = config.getSerializationConfig();
    serialization.setJavaSerializationFilterConfig(answersOnly());
    HazelcastProxyManager.addCustomSerializers(serialization, RATE_LIMITS_TYPE_IDS);
    serialization.getCompactSerializationConfig().setZeroConfigFilter(denyAll());
  }

  /**
   * A member answers another with an exception where the call has to be made again, as while
   * partitions move; one that may not be read is no answer, and the caller waits until its time is
   * over. Nothing else comes by Java's serialization.
   */
  private static JavaSerializationFilterConfig answersOnly() {
    var filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
    filter
        .getWhitelist()
        .addPrefixes("com.hazelcast.spi.exception.")
        .addClasses(
            "com.hazelcast.core.HazelcastException",
            "com.hazelcast.core.HazelcastInstanceNotActiveException",
            "com.hazelcast.core.HazelcastOverloadException",
            "com.hazelcast.core.IndeterminateOperationStateException",
            "com.hazelcast.core.LocalMemberResetException",
            "com.hazelcast.core.MemberLeftException",
            "com.hazelcast.core.OperationTimeoutException",
            "com.hazelcast.partition.NoDataMemberInClusterException",
            "java.io.IOException",
            "java.lang.Exception",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.RuntimeException",
            "java.lang.StackTraceElement",
            "[Ljava.lang.StackTraceElement;",
            "java.lang.Throwable",
            "java.util.CollSer",
            "java.util.Collections$EmptyList",
            "java.util.concurrent.CancellationException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.TimeoutException");
    return filter;
  }

  // An allow-list of nothing that exists: an empty one would mean that there is no filter.
  private static JavaSerializationFilterConfig denyAll() {
    var filter = new JavaSerializationFilterConfig().setDefaultsDisabled(true);
    filter.getWhitelist().addClasses("io.kinora.Nothing");
    return filter;
  }

  private static AdvancedNetworkConfig listen(
      Config config, InetAddress address, int memberPort, int clientPort) {
    var network = config.getAdvancedNetworkConfig().setEnabled(true);
    network.setMemberEndpointConfig(endpoint(address, memberPort));
    network.setClientEndpointConfig(endpoint(address, clientPort));
    return network;
  }

  /**
   * How the others are found: by their addresses or by the name of their service, never by call.
   */
  private static JoinConfig join(
      WorkersConfiguration.Hazelcast settings, InetAddress address, int memberPort) {
    var join = new JoinConfig();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    var service = settings.serviceDns();
    if (service != null) {
      join.getTcpIpConfig().setEnabled(false);
      join.getKubernetesConfig()
          .setEnabled(true)
          .setProperty("service-dns", service)
          .setProperty("service-port", "" + memberPort);
      return join;
    }
    var self = address.getHostAddress() + ":" + memberPort;
    var members = settings.members();
    join.getTcpIpConfig().setEnabled(true).setMembers(members.isEmpty() ? List.of(self) : members);
    return join;
  }

  private static ServerSocketEndpointConfig endpoint(InetAddress address, int port) {
    var interfaces = new InterfacesConfig().setEnabled(true);
    interfaces.addInterface(address.getHostAddress());
    return new ServerSocketEndpointConfig()
        .setPort(port)
        .setPortAutoIncrement(false)
        .setInterfaces(interfaces);
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || isUniqueLocal(address);
  }

  /** fc00::/7 of RFC 4193. */
  private static boolean isUniqueLocal(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
  }

  private static String randomName(SecureRandom random) {
    return "kinora-" + HexFormat.of().toHexDigits(random.nextLong());
  }
}
