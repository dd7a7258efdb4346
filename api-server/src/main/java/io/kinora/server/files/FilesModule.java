package io.kinora.server.files;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.artifacts.ArtifactStore;
import io.kinora.server.artifacts.PeriodicSweep;
import io.kinora.server.db.Ids;
import io.kinora.server.http.Forms;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature together and onto the server. */
public final class FilesModule {
  private FilesModule() {}

  /** @param maxBytes the largest file that is taken */
  public static FileService install(
      Environment environment,
      Jdbi jdbi,
      ArtifactStore store,
      Ids ids,
      long maxBytes,
      Clock clock) {
    var files = new FileService(jdbi, store, ids, maxBytes, clock);
    var forms = new Forms(environment.getObjectMapper(), environment.getValidator());
    environment.jersey().register(new FilesResource(files, forms));
    environment.lifecycle().manage(new PeriodicSweep("files", files));
    return files;
  }
}
