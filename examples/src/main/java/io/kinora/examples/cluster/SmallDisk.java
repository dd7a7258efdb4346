package io.kinora.examples.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that is a small file system of its own, where this account may mount one, so that it can
 * be filled. Thread-safe.
 */
public final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "size=256m";
  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private boolean mounted;

  private SmallDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  static SmallDisk mount(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new SmallDisk(
        folder, run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString()));
  }

  /** Whether it is one; where not, it cannot be filled. */
  public synchronized boolean isSmall() {
    return mounted;
  }

  /** Leaves no room on it. */
  public synchronized void fill() throws IOException {
    if (!mounted) throw new IllegalStateException("not a small disk");
    try (OutputStream out = Files.newOutputStream(ballast())) {
      while (true) out.write(new byte[BLOCK]);
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > BLOCK) throw full;
    }
  }

  /** Makes room again. */
  public synchronized void empty() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public synchronized void close() {
    if (mounted) mounted = !run("umount", folder.toString());
  }

  private static boolean run(String... command) {
    try {
      var process = new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
