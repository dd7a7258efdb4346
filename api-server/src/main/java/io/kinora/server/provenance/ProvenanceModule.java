package io.kinora.server.provenance;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.artifacts.ScratchFolder;
import io.kinora.server.http.Forms;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature together and onto the server. */
public final class ProvenanceModule {
  private ProvenanceModule() {}

  /**
   * @param watermarkKey a secret that all servers have
   * @throws IOException where the signing key cannot be read or made
   */
  public static Signing install(
      Environment environment,
      ProvenanceConfiguration configuration,
      Path data,
      Jdbi jdbi,
      ScratchFolder uploads,
      byte[] watermarkKey,
      Clock clock,
      SecureRandom random)
      throws IOException {
    var signing = Signing.open(configuration, data, jdbi, watermarkKey, clock, random);
    var forms = new Forms(environment.getObjectMapper(), environment.getValidator());
    environment
        .jersey()
        .register(new ProvenanceResource(new ProvenanceChecks(jdbi, signing, uploads), forms));
    return signing;
  }
}
