package io.kinora.server.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL programs that lie on the class path. The folder appears complete or not at
 * all: it is unpacked beside its place and moved there.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}, unpacked when it is not there. */
  static Path unpackInto(Path folder) throws IOException {
    var resource = resource();
    var home = folder.resolve("dist-" + fingerprint(resource));
    if (Files.isDirectory(home)) return home;
    Files.createDirectories(folder);
    var partial = Files.createTempDirectory(folder, "unpack");
    try {
      unpack(resource, partial);
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteTree(partial);
    }
    return home;
  }

  private static String resource() throws IOException {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var processor = System.getProperty("os.arch", "");
    var os = system.startsWith("mac") ? "darwin" : "linux";
    var arch = processor.equals("aarch64") ? "arm_64" : "x86_64";
    var name = "/postgres-" + os + "-" + arch + ".txz";
    if (PostgresBinaries.class.getResource(name) == null) {
      throw new IOException("no PostgreSQL for " + system + " on " + processor
          + " comes with this build; set database to a JDBC URL");
    }
    return name;
  }

  /** Changes with the archive, so that a new version never runs an old one's files. */
  private static String fingerprint(String resource) throws IOException {
    var url = PostgresBinaries.class.getResource(resource);
    if (url == null) throw new IOException(resource + " is gone");
    var connection = url.openConnection();
    connection.setUseCaches(false);
    try (var ignored = connection.getInputStream()) {
      return Long.toHexString(connection.getContentLengthLong());
    }
  }

  private static void unpack(String resource, Path target) throws IOException {
    try (var stream = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (stream == null) throw new IOException(resource + " is gone");
      var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(stream)));
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, target);
      }
    }
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path target)
      throws IOException {
    var path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target))
      throw new IOException("archive leaves its folder: " + entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    var executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) return;
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }
}
