package io.kinora.server.workers;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kinora.server.db.SecretString;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How workers join, and the Hazelcast that carries messages to them.
 *
 * @param joinSecret what a worker must know to be given work, 16 characters or more; null for a
 *     random one in the data folder
 * @param hazelcast the fabric
 */
public record WorkersConfiguration(@Nullable SecretString joinSecret, Hazelcast hazelcast) {
  /** Everything at its default: no other member, loopback only, free ports. */
  public static final WorkersConfiguration DEFAULT = new WorkersConfiguration(
      null, new Hazelcast(true, null, "127.0.0.1", 0, 0, List.of(), null, false));

  @JsonCreator
  static WorkersConfiguration of(
      @JsonProperty("joinSecret") @Nullable SecretString joinSecret,
      @JsonProperty("hazelcast") @Nullable Hazelcast hazelcast) {
    return new WorkersConfiguration(
        joinSecret, Objects.requireNonNullElse(hazelcast, DEFAULT.hazelcast));
  }

  /**
   * @param enabled false runs without: everything works, with waits of a second
   * @param cluster a name that all members share; null for a random one, which suits one member
   * @param address the address of the one interface to bind to
   * @param memberPort for other API servers; 0 for a free one
   * @param clientPort for workers; 0 for a free one
   * @param members {@code host:port} of all members, this one included
   * @param serviceDns the name of a headless Kubernetes service of all members, instead of
   *     {@code members}; every pod then has the same {@code memberPort}
   * @param allowPublicAddress open Hazelcast has no passwords, so an address that is not private is
   *     refused unless this says that the network around it is closed
   */
  public record Hazelcast(
      boolean enabled,
      @Nullable String cluster,
      String address,
      int memberPort,
      int clientPort,
      List<String> members,
      @Nullable String serviceDns,
      boolean allowPublicAddress) {
    public Hazelcast {
      members = List.copyOf(members);
      checkPort("memberPort", memberPort);
      checkPort("clientPort", clientPort);
      if (!members.isEmpty() && serviceDns != null) {
        throw new IllegalArgumentException(
            "workers.hazelcast has both members and serviceDns; one of them finds the others");
      }
      boolean several = !members.isEmpty() || serviceDns != null;
      if (several && (cluster == null || memberPort == 0)) {
        throw new IllegalArgumentException(
            "workers.hazelcast needs a cluster and a memberPort where there are other members,"
                + " or they never find each other");
      }
    }

    private static void checkPort(String name, int port) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException("workers.hazelcast." + name + " is no port: " + port);
      }
    }

    @JsonCreator
    static Hazelcast of(
        @JsonProperty("enabled") @Nullable Boolean enabled,
        @JsonProperty("cluster") @Nullable String cluster,
        @JsonProperty("address") @Nullable String address,
        @JsonProperty("memberPort") int memberPort,
        @JsonProperty("clientPort") int clientPort,
        @JsonProperty("members") @Nullable List<String> members,
        @JsonProperty("serviceDns") @Nullable String serviceDns,
        @JsonProperty("allowPublicAddress") boolean allowPublicAddress) {
      return new Hazelcast(
          enabled == null || enabled,
          cluster,
          address == null ? "127.0.0.1" : address,
          memberPort,
          clientPort,
          members == null ? List.of() : members,
          serviceDns,
          allowPublicAddress);
    }
  }
}
