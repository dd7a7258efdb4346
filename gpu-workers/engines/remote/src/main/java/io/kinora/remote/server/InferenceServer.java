package io.kinora.remote.server;

import io.kinora.worker.engine.EngineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * One kind of inference server, reduced to what an engine needs. Every method may be called from
 * any thread; an {@link IOException} means that the server could not be asked or did not answer in
 * its own terms.
 */
interface InferenceServer {
  /**
   * Asks whether the server is well and which models it has loaded.
   *
   * @return its own names of them; empty where it does not tell, which stands for all that are
   *     configured
   */
  Set<String> probe() throws IOException, InterruptedException;

  /**
   * Hands a job over.
   *
   * @return the server's id of the job
   * @throws EngineException when the server refuses it; {@code USER} only where the request itself
   *     is at fault
   */
  String submit(Submission submission) throws IOException, InterruptedException, EngineException;

  RemoteState state(String job) throws IOException, InterruptedException;

  /** Fetches the file of a completed job, in whatever container it comes. */
  void fetch(String job, Path target) throws IOException, InterruptedException, EngineException;

  /**
   * Asks the server to stop a job.
   *
   * @return whether it frees the device for it; where not, the job runs on for nobody
   */
  boolean cancel(String job) throws IOException, InterruptedException;
}
