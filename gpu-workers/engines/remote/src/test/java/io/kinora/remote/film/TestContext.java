package io.kinora.remote.film;

import io.kinora.worker.engine.GenerationContext;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The context of a test's video. Thread-safe. */
public class TestContext implements GenerationContext {
  private final Path workFolder;
  private final Path keepFolder;
  private final List<Double> told = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;

  public TestContext(Path folder) {
    this(folder, folder);
  }

  public TestContext(Path workFolder, Path keepFolder) {
    this.workFolder = workFolder;
    this.keepFolder = keepFolder;
  }

  public void cancel() {
    cancelled = true;
  }

  public List<Double> told() {
    return List.copyOf(told);
  }

  @Override
  public Path workFolder() {
    return workFolder;
  }

  @Override
  public Path keepFolder() {
    return keepFolder;
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void progress(double fraction) {
    told.add(fraction);
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }
}
