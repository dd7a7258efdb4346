package io.kinora.server.scheduling;

import io.kinora.server.testing.KinoraServer;
import org.junit.jupiter.api.extension.RegisterExtension;

class DispatchWithoutHazelcastIT extends DispatchContract {
  @RegisterExtension
  static final KinoraServer server =
      new KinoraServer("workers: {joinSecret: '" + SECRET + "', hazelcast: {enabled: false}}\n");

  @Override
  KinoraServer server() {
    return server;
  }
}
