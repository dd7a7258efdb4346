package io.kinora.world.render;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed crew of threads that share the rows or tiles of a pass. Jobs must not depend on which
 * thread does which item or in what order, which is what keeps pictures equal over thread counts.
 */
final class Workers implements AutoCloseable {
  /**
   * One item of a pass; {@code worker} is below {@link #count()} and is never used by two threads
   * at once.
   */
  interface Job {
    void run(int item, int worker);
  }

  private final int count;
  private final ExecutorService executor;

  Workers(int count) {
    this.count = Math.max(1, count);
    executor = Executors.newFixedThreadPool(this.count, task -> {
      var thread = new Thread(task, "render");
      thread.setDaemon(true);
      return thread;
    });
  }

  int count() {
    return count;
  }

  void forEach(int items, Job job) {
    var next = new AtomicInteger();
    var running = new ArrayList<Future<?>>();
    for (int worker = 0; worker < count; worker++) {
      int self = worker;
      running.add(executor.submit(() -> {
        for (int item = next.getAndIncrement(); item < items; item = next.getAndIncrement()) {
          job.run(item, self);
        }
      }));
    }
    for (var future : running) {
      await(future);
    }
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while drawing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a drawing thread failed", e.getCause());
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
