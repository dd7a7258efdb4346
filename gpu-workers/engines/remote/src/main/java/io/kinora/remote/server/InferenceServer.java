package io.kinora.remote.server;

import io.kinora.worker.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * One kind of inference server, reduced to what an engine needs. Every method may be called from
 * any thread; an {@link IOException} means that the server could not be asked or did not answer in
 * its own terms.
 */
interface InferenceServer {
  String NO_NEGATIVE_PROMPT = "This model takes no negative prompt; it goes by the prompt alone.";
  String NO_SEED = "This model takes no seed, so the same request may give another video.";

  /** Asks whether the server is well, what it has loaded and what that can do. */
  ServerReport probe() throws IOException, InterruptedException;

  /**
   * Hands a job over.
   *
   * @param name drawn for this job; the id of it where the server lets us choose, otherwise what
   *     tells a repeated hand-over from another job where the server knows of such
   * @return the server's id of the job
   * @throws EngineException when the server refuses it; {@code USER} only where the request itself
   *     is at fault
   */
  String submit(Submission submission, String name)
      throws IOException, InterruptedException, EngineException;

  RemoteState state(String job) throws IOException, InterruptedException;

  /**
   * What of a request the server has no place for, in sentences for the user; sizes and lengths
   * aside, which are seen in the result.
   */
  default List<String> ignored(Submission submission) {
    return List.of();
  }

  /**
   * Fetches the file of a completed job, in whatever container it comes.
   *
   * @throws NoFileException when the server has it no more
   */
  void fetch(String job, Path target) throws IOException, InterruptedException, EngineException;

  /**
   * Asks the server to stop a job.
   *
   * @return whether it frees the device for it; where not, the job runs on for nobody
   */
  boolean cancel(String job) throws IOException, InterruptedException;

  /** Whether the name that a job is handed over with is its id. */
  default boolean namesJobs() {
    return false;
  }

  /** Whether a model takes a picture to start from, unless its settings say otherwise. */
  default boolean takesImages(ServerModel model) {
    return true;
  }

  /** What a model does with a video, {@code edit} or {@code extend}, unless its settings say. */
  default Set<String> videoUses(ServerModel model) {
    return Set.of();
  }

  /**
   * Whether adapters that one job loads are there for all; such a server runs one job at a time.
   */
  default boolean sharesAdapters() {
    return false;
  }

  /** Unloads the adapters of earlier jobs. */
  default void dropAdapters() throws IOException, InterruptedException {}
}
