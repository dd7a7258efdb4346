package io.kinora.server.scheduling;

import io.kinora.server.testing.KinoraServer;
import org.junit.jupiter.api.extension.RegisterExtension;

class DispatchIT extends DispatchContract {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer("workers: {joinSecret: '" + SECRET + "'}\n");

  @Override
  KinoraServer server() {
    return server;
  }
}
