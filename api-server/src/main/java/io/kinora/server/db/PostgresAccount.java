package io.kinora.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Under which system account PostgreSQL runs. It refuses to run as root, so root drops to
 * {@code nobody} where that account can reach the data folder, and to a user namespace where it
 * cannot.
 *
 * @param prefix what stands before every command
 * @param owner account that must own the data, or empty for the one of this process
 */
record PostgresAccount(List<String> prefix, String owner) {
  private static final String NOBODY = "nobody";
  private static final String NOBODY_GROUP = "65534";

  PostgresAccount {
    prefix = List.copyOf(prefix);
  }

  /**
   * The first way that works on this machine.
   *
   * @throws IOException when this process is root and no way works
   */
  static PostgresAccount choose(Path folder) throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) return new PostgresAccount(List.of(), "");
    for (var candidate : candidates(canBeTraversed(folder))) {
      if (candidate.works()) return candidate;
    }
    throw new IOException(
        "PostgreSQL does not run as root, and none of setpriv, unshare and runuser works here:"
            + " start Kinora as another user, or set database to a JDBC URL");
  }

  private static List<PostgresAccount> candidates(boolean reachable) {
    var setpriv = List.of(
        "setpriv",
        "--reuid=" + NOBODY,
        "--regid=" + NOBODY_GROUP,
        "--clear-groups",
        "--inh-caps=-all");
    var all = new ArrayList<PostgresAccount>();
    if (reachable) all.add(new PostgresAccount(setpriv, NOBODY));
    all.add(new PostgresAccount(List.of("unshare", "-U"), "root"));
    if (reachable) all.add(new PostgresAccount(List.of("runuser", "-u", NOBODY, "--"), NOBODY));
    return all;
  }

  private boolean works() {
    var command = new ArrayList<>(prefix);
    command.add("true");
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean canBeTraversed(Path folder) throws IOException {
    var path = folder.toAbsolutePath().normalize();
    for (; path != null; path = path.getParent()) {
      if (!Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  /** Hands a folder and all in it to the account, where it is another's. */
  void own(Path folder) throws IOException {
    if (owner.isEmpty() || Files.getOwner(folder).getName().equals(owner)) return;
    var principal =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) Files.setOwner(path, principal);
    }
  }
}
