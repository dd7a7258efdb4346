package io.kinora.examples.bench.dispatch;

import io.kinora.examples.cluster.Journal;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A job queue with a producer and a consumer of {@link #SLOTS} slots. */
interface Contender extends AutoCloseable {

  int SLOTS = 64;

  String name();

  /** What an accepted job survives, in a few words. */
  String durability();

  /** How a job that its consumer took with it is found again. */
  String recovery();

  /** Starts everything and waits until it works. */
  void start() throws IOException, InterruptedException;

  /** Hands in jobs; returns when they are accepted. */
  void submit(List<Job> jobs) throws IOException, InterruptedException;

  /** Kills one consumer outright and starts another in its place. */
  void killConsumer() throws IOException, InterruptedException;

  /**
   * How many seconds after each kill the jobs that it caught waited again; empty where nobody can
   * see that.
   */
  List<Double> requeues();

  /** Everything that consumers have noted. */
  List<Journal.Entry> journal() throws IOException;

  /**
   * How many seconds each of these jobs held a slot, by token; those that have not started are
   * missing. It is what a queue has to share: a consumer that does more around a job than to wait
   * for its end holds the slot for longer than the job says.
   */
  Map<String, Double> held(Timeline timeline, List<Job> jobs) throws IOException;

  /** How often the one effect of a job took place; what counts is what the queue accepts. */
  int effects(Timeline timeline, String token) throws IOException;

  @Override
  void close();
}
