package io.kinora.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.testing.KinoraServer;
import io.kinora.server.testing.SpecConformance;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContractIT {
  @RegisterExtension
  static final KinoraServer server = new KinoraServer();

  @Test
  void theServerHasTheOperationsOfTheContractAndNoOther() {
    var served = new TreeSet<>(server.operations());
    served.removeIf(operation -> operation.contains(" /internal/"));

    assertThat(served).isEqualTo(new TreeSet<>(new SpecConformance().operations()));
  }

  @Test
  void everyOperationAsksForAKey() {
    for (var operation : new SpecConformance().operations()) {
      var parts = operation.split(" ", 2);
      var path = parts[1].substring("/v1".length()).replaceAll("\\{[^}]*}", "some");

      server
          .anonymous()
          .contentType("application/json")
          .body(parts[0].equals("GET") ? "" : "{}")
          .request(parts[0], path)
          .then()
          .statusCode(401);
    }
  }
}
