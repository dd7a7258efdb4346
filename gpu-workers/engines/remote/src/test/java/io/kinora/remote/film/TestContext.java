package io.kinora.remote.film;

import io.kinora.worker.engine.GenerationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The context of a test's video. Thread-safe. */
public class TestContext implements GenerationContext {
  private final Path workFolder;
  private final Path keepFolder;
  private final List<Double> told = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;
  private int threads = 1;
  private Map<String, byte[]> shared = new ConcurrentHashMap<>();

  public TestContext(Path folder) {
    this(folder, folder);
  }

  public TestContext(Path workFolder, Path keepFolder) {
    this.workFolder = workFolder;
    this.keepFolder = keepFolder;
  }

  /** One of an attempt that shares a server with others. */
  public TestContext(Path folder, Map<String, byte[]> shared) {
    this(folder, folder);
    this.shared = shared;
  }

  @Override
  public void remember(String name, Path file) {
    try {
      shared.put(name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean recall(String name, Path target) {
    var bytes = shared.get(name);
    if (bytes == null) return false;
    try {
      Files.write(target, bytes);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void disown(String name) {
    shared.remove(name);
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
    return threads;
  }

  /** The same with so many. */
  public TestContext threads(int count) {
    threads = count;
    return this;
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
