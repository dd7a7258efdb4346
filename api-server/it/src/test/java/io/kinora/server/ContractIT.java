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
}
