package io.kinora.remote.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job that was handed to a server, as it stands on disk, so that a worker that starts again asks
 * for it instead of having it made twice.
 *
 * @param url of the server
 * @param name drawn by us before the job was handed over; a repeated hand-over carries it again
 * @param job the server's id of it, or null where its answer did not arrive
 * @param startedMillis when it was handed over, milliseconds of the epoch
 * @param fetches how many times its file did not arrive
 */
record RemoteJob(String url, String name, @Nullable String job, long startedMillis, int fetches) {
  private static final String FILE = "job.json";

  @JsonCreator
  static RemoteJob read(
      @JsonProperty(value = "url", required = true) String url,
      @JsonProperty(value = "name", required = true) String name,
      @JsonProperty("job") @Nullable String job,
      @JsonProperty(value = "startedMillis", required = true) long startedMillis,
      @JsonProperty("fetches") int fetches) {
    return new RemoteJob(url, name, job, startedMillis, fetches);
  }

  static RemoteJob handedOver(String url, String name, long startedMillis) {
    return new RemoteJob(url, name, null, startedMillis, 0);
  }

  /** The job of a folder; empty where there is none, or one of another server. */
  static Optional<RemoteJob> find(Path folder, String url) {
    try {
      var found = ServerHttp.json.readValue(folder.resolve(FILE).toFile(), RemoteJob.class);
      return Optional.of(found).filter(job -> job.url().equals(url));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  RemoteJob accepted(String id) {
    return new RemoteJob(url, name, id, startedMillis, fetches);
  }

  RemoteJob fetchedInVain() {
    return new RemoteJob(url, name, job, startedMillis, fetches + 1);
  }

  /** Writes it down; it is on disk when this returns. */
  void keep(Path folder) throws IOException {
    var part = folder.resolve(FILE + ".part");
    Files.write(part, ServerHttp.json.writeValueAsBytes(this));
    Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
  }
}
