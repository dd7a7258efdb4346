package io.kinora.server.workers;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.kinora.protocol.WorkerKey;
import io.kinora.server.db.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the server needs of the workers.
 *
 * @param joinSecret what a worker has to know; for the command that starts workers itself
 */
public record WorkersModule(
    Fabric fabric, WorkerRegistry registry, WorkerAuthenticator authenticator, String joinSecret) {
  /** The map of the buckets that all servers share. */
  public static final String RATE_LIMITS_MAP = "rate-limits";

  private static final String SECRET_FILE = "join-secret";

  /**
   * Starts this server's part of the fabric.
   *
   * @param dataFolder where the join secret is kept when none is configured
   * @throws IOException with one clear sentence when the fabric cannot be started
   */
  public static WorkersModule create(
      WorkersConfiguration configuration,
      Path dataFolder,
      Jdbi jdbi,
      Clock clock,
      SecureRandom random)
      throws IOException {
    var joinSecret = joinSecret(configuration, dataFolder, random);
    var keys = new WorkerKeys(joinSecret);
    var hazelcast = configuration.hazelcast();
    Fabric fabric = hazelcast.enabled()
        ? HazelcastFabric.start(HazelcastMember.of(hazelcast, random), keys)
        : new LocalFabric();
    return new WorkersModule(
        fabric, new WorkerRegistry(jdbi, fabric), new WorkerAuthenticator(keys, clock), joinSecret);
  }

  /** The configured secret, or the one of the data folder, made on the first start. */
  public static String joinSecret(
      WorkersConfiguration configuration, Path dataFolder, SecureRandom random) throws IOException {
    return configuration.joinSecret() == null
        ? HexFormat.of().formatHex(SecretFile.readOrCreate(dataFolder.resolve(SECRET_FILE), random))
        : configuration.joinSecret().value();
  }

  /** Tells two join secrets apart and nothing of either. */
  public String fingerprint() {
    return WorkerKey.derive(joinSecret, "").fingerprint();
  }

  /** Starts a member of the cluster and nothing else, for measurements. */
  public static HazelcastInstance startMember(
      WorkersConfiguration.Hazelcast settings, SecureRandom random) throws IOException {
    return Hazelcast.newHazelcastInstance(HazelcastMember.of(settings, random).config());
  }

  /** This server's member of the Hazelcast cluster, or null when it runs without. */
  public @Nullable HazelcastInstance cluster() {
    return fabric instanceof HazelcastFabric hazelcast ? hazelcast.member() : null;
  }

  /** The endpoint of the workers' heartbeats. */
  public HeartbeatResource heartbeats(HeartbeatListener listener) {
    return new HeartbeatResource(authenticator, registry, listener, fabric);
  }
}
