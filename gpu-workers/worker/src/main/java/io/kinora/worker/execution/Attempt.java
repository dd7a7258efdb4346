package io.kinora.worker.execution;

import io.kinora.media.FrameMark;
import io.kinora.protocol.Assignment;
import io.kinora.worker.engine.GenerationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt while it lives on this worker: how far it is, and whether and why it has to stop.
 *
 * <p>A stop is decided once, and the first reason stays. Thread-safe.
 */
final class Attempt implements GenerationContext {
  /** Why an attempt has to stop before its end. */
  enum Stop {
    /** The user wants it no more. */
    CANCELLED,
    /** Its fence is no longer ours: kill it and say nothing. */
    LOST,
    /** This worker goes away. */
    RELEASED,
    /** It took longer than its deadline. */
    DEADLINE
  }

  private final Assignment assignment;
  private final Path workFolder;
  private final KeptFolders keptFolders;
  private final int threads;
  private final Consumer<Attempt> onStop;
  private @Nullable String traceParent;
  private double fraction;
  private @Nullable Stop stop;
  private @Nullable Thread interruptible;
  private volatile Marking marking = (width, height) -> FrameMark.NONE;
  private KeptFolders.@Nullable Kept kept;
  private volatile @Nullable SegmentStore segments;

  /** @param onStop called once, after the stop was decided */
  Attempt(
      Assignment assignment,
      Path workFolder,
      KeptFolders keptFolders,
      int threads,
      Consumer<Attempt> onStop) {
    this.assignment = assignment;
    this.workFolder = workFolder;
    this.keptFolders = keptFolders;
    this.threads = threads;
    this.onStop = onStop;
  }

  Assignment assignment() {
    return assignment;
  }

  long fence() {
    return assignment.fence();
  }

  @Override
  public Path workFolder() {
    return workFolder;
  }

  @Override
  public FrameMark mark(int width, int height) {
    return marking.of(width, height);
  }

  /** What the frames are given, by their size. */
  interface Marking {
    FrameMark of(int width, int height);
  }

  /** Which marks the frames get; told before the engine begins. */
  void markWith(Marking marking) {
    this.marking = marking;
  }

  /** Made when first asked for; most engines never do. */
  @Override
  public synchronized Path keepFolder() {
    if (kept == null) kept = keptFolders.open(assignment.videoId()).orElse(null);
    return kept == null ? workFolder : kept.path();
  }

  /** The video has its end, so that nothing is kept for a later attempt. */
  synchronized void forgetKept() {
    if (kept != null) kept.forget();
  }

  /** Where the attempt leaves what others may need; told before the engine begins. */
  void leaveWith(@Nullable SegmentStore segments) {
    this.segments = segments;
  }

  @Override
  public void remember(String name, Path file) {
    var store = segments;
    if (store != null) store.remember(name, file);
  }

  @Override
  public boolean recall(String name, Path target) throws InterruptedException {
    var store = segments;
    return store != null && store.recall(name, target);
  }

  @Override
  public void disown(String name) throws InterruptedException {
    var store = segments;
    if (store != null) store.disown(name);
  }

  /** Gives what is on its way to the server a little time: after the outcome it is refused. */
  void settle(Duration longest) throws InterruptedException {
    var store = segments;
    if (store != null) store.settle(longest);
  }

  /** Leaves the kept folder to the next attempt. */
  synchronized void leave() {
    var store = segments;
    if (store != null) store.close();
    if (kept != null) kept.close();
    kept = null;
  }

  @Override
  public int threads() {
    return threads;
  }

  synchronized void traced(@Nullable String context) {
    traceParent = context;
  }

  @Override
  public synchronized @Nullable String traceParent() {
    return traceParent;
  }

  @Override
  public synchronized void progress(double fraction) {
    if (fraction > this.fraction) this.fraction = Math.min(1, fraction);
  }

  /** 0 to 100, never falling; 100 is left to the server, which alone knows of the completion. */
  synchronized int percent() {
    return (int) Math.min(99, Math.floor(fraction * 100));
  }

  @Override
  public synchronized boolean isCancelled() {
    return stop != null;
  }

  synchronized @Nullable Stop stopped() {
    return stop;
  }

  /** Makes the attempt stop soon; does nothing when it was stopped already. */
  void stop(Stop reason) {
    synchronized (this) {
      if (stop != null) return;
      stop = reason;
      if (interruptible != null) interruptible.interrupt();
    }
    onStop.accept(this);
  }

  /** Whether it is in a step that a stop interrupts, such as the engine's. */
  synchronized boolean isInterruptible() {
    return interruptible != null;
  }

  /** Something that a stop may interrupt. */
  interface Step<T, E extends Exception> {
    T run() throws E, InterruptedException;
  }

  /**
   * Runs a step that a stop interrupts. No interrupt is left behind, nor does one hit what comes
   * after.
   *
   * @throws InterruptedException when the attempt was stopped before or during the step
   */
  <T, E extends Exception> T interruptibly(Step<T, E> step) throws E, InterruptedException {
    synchronized (this) {
      if (stop != null) throw new InterruptedException("stopped: " + stop);
      interruptible = Thread.currentThread();
    }
    try {
      return step.run();
    } finally {
      synchronized (this) {
        interruptible = null;
        if (stop != null) Thread.interrupted();
      }
    }
  }
}
