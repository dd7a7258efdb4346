package io.kinora.server.db;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A random secret in a file that only this account can read. Several API servers of one deployment
 * share these files.
 */
public final class SecretFile {
  private static final int BYTES = 32;

  private SecretFile() {}

  /** The secret of a file, drawn and written first when there is none. */
  public static byte[] readOrCreate(Path file, SecureRandom random) throws IOException {
    if (!Files.exists(file)) create(file, random);
    return HexFormat.of().parseHex(Files.readString(file).strip());
  }

  /** Written beside its place and linked there, so that no other process ever reads half of it. */
  private static void create(Path file, SecureRandom random) throws IOException {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var partial = Files.createTempFile(folder, "secret", ".partial", ownerOnly);
    try {
      Files.writeString(partial, HexFormat.of().formatHex(bytes));
      Files.createLink(file, partial);
    } catch (FileAlreadyExistsException othersWere) {
      // Another process has just made it, and its secret counts.
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
