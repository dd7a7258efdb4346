package io.kinora.server.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the PostgreSQL programs that lie on the class path. A folder appears complete or not at
 * all: it is filled beside its place and moved there.
 *
 * <p>Unpacking takes seconds, so it is done once for each account, in its cache folder; data
 * folders on the same file system get links to those files.
 */
final class PostgresBinaries {
  private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

  private PostgresBinaries() {}

  /** Fills a folder that is empty. */
  private interface Filling {
    void fill(Path folder) throws IOException;
  }

  /** The folder with {@code bin}, {@code lib} and {@code share}, made when it is not there. */
  static Path unpackInto(Path folder) throws IOException {
    var resource = resource();
    var name = "dist-" + fingerprint(resource);
    var cached = cache().resolve(name);
    return make(folder.resolve(name), home -> {
      if (!linked(resource, cached, home)) unpack(resource, home);
    });
  }

  /** Follows the XDG base directory specification. */
  private static Path cache() {
    var named = System.getenv("XDG_CACHE_HOME");
    var base = named == null || named.isEmpty()
        ? Path.of(System.getProperty("user.home", ""), ".cache")
        : Path.of(named);
    return base.resolve("kinora");
  }

  private static Path make(Path home, Filling filling) throws IOException {
    if (Files.isDirectory(home)) return home;
    var folder = Files.createDirectories(home.toAbsolutePath().getParent());
    var partial = Files.createTempDirectory(folder, "unpack");
    try {
      filling.fill(partial);
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process may have been faster.
      if (!Files.isDirectory(home)) throw e;
    } finally {
      deleteTree(partial);
    }
    return home;
  }

  /** @return false, with nothing left in the folder, where there is no cache or no link into it */
  private static boolean linked(String resource, Path cached, Path home) throws IOException {
    try {
      link(make(cached, partial -> unpack(resource, partial)), home);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      log.atDebug().addKeyValue("cause", e.toString()).log("no PostgreSQL from the cache");
      deleteTree(home);
      Files.createDirectory(home);
      return false;
    }
  }

  /** Makes a tree of the same files; folders and symbolic links are its own. */
  static void link(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (var path : (Iterable<Path>) paths.skip(1)::iterator) {
        var same = to.resolve(from.relativize(path));
        if (Files.isSymbolicLink(path)) {
          Files.createSymbolicLink(same, Files.readSymbolicLink(path));
        } else if (Files.isDirectory(path)) {
          Files.createDirectory(same);
        } else {
          Files.createLink(same, path);
        }
      }
    }
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
