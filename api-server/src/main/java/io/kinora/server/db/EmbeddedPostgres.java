package io.kinora.server.db;

import io.kinora.server.ports.FreePort;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that comes with the server: its programs and its data live in one folder, it
 * listens on the loopback interface alone, and its password lies in a file that only this account
 * can read. Durability is not traded away: fsync and checksums are on.
 *
 * <p>Invariant: at most one process serves the folder. One that a killed server left behind is
 * stopped before a new one starts. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "kinora";
  private static final String DATABASE = "postgres";
  private static final int PASSWORD_BYTES = 24;
  private static final int START_ATTEMPTS = 3;
  private static final long COMMAND_SECONDS = 120;
  private static final int PORT_LINE = 3;

  private final Path folder;
  private final Path home;
  private final PostgresAccount account;
  private final FileChannel lock;

  private EmbeddedPostgres(Path folder, Path home, PostgresAccount account, FileChannel lock) {
    this.folder = folder;
    this.home = home;
    this.account = account;
    this.lock = lock;
  }

  /**
   * Starts the server of a folder, which is made and filled when it is new.
   *
   * @throws IOException with one clear sentence when it cannot be started
   */
  public static EmbeddedPostgres start(Path parent) throws IOException {
    var folder = parent.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var lock = lock(folder);
    try {
      var home = PostgresBinaries.unpackInto(folder);
      var postgres = new EmbeddedPostgres(folder, home, PostgresAccount.choose(folder), lock);
      postgres.initialize();
      postgres.stopIfRunning();
      postgres.launch();
      return postgres;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Held as long as the channel is open, so that it cannot outlive this process. */
  private static FileChannel lock(Path folder) throws IOException {
    var channel = FileChannel.open(
        folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) return channel;
    } catch (OverlappingFileLockException e) {
      log.atDebug().setCause(e).log("this process holds the lock already");
    }
    channel.close();
    throw new IOException("another server is running with the data in " + folder);
  }

  /** The address of the server that some process runs in a folder, or empty when none does. */
  public static Optional<DatabaseAddress> running(Path folder) throws IOException {
    var pidFile = folder.resolve("data").resolve("postmaster.pid");
    if (!Files.isReadable(pidFile)) return Optional.empty();
    var lines = Files.readAllLines(pidFile);
    if (lines.size() <= PORT_LINE || !isAlive(lines.get(0))) return Optional.empty();
    return Optional.of(address(folder, lines.get(PORT_LINE).strip()));
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .map(ProcessHandle::isAlive)
        .orElse(false);
  }

  private static DatabaseAddress address(Path folder, String port) throws IOException {
    var password = Files.readString(folder.resolve("password")).strip();
    return new DatabaseAddress(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, USER, new SecretString(password));
  }

  /** Where it listens. */
  public DatabaseAddress address() throws IOException {
    return running(folder)
        .orElseThrow(() -> new IOException("PostgreSQL is not running in " + folder));
  }

  /**
   * Starts it anew at the same address. Running statements are rolled back.
   *
   * @param immediately whether it ends as in a power cut and recovers from its log
   */
  public void restart(boolean immediately) throws IOException {
    run(List.of(
        "pg_ctl",
        "restart",
        "--wait",
        "--silent",
        "--mode=" + (immediately ? "immediate" : "fast"),
        "--pgdata=" + data(),
        "--log=" + data().resolve("server.log")));
  }

  /** Stops it, letting running statements be rolled back. Idempotent. */
  @Override
  public void close() {
    try {
      if (lock.isOpen()) stopIfRunning();
      lock.close();
    } catch (IOException e) {
      log.atError()
          .setCause(e)
          .addKeyValue("folder", folder)
          .log("embedded PostgreSQL did not stop");
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private void initialize() throws IOException {
    if (Files.exists(data().resolve("PG_VERSION"))) {
      account.own(data());
      return;
    }
    var password = folder.resolve("password");
    writeSecret(password, randomPassword());
    var staging = Files.createTempDirectory(folder, "init");
    var copy = staging.resolve("password");
    try {
      writeSecret(copy, Files.readString(password));
      account.own(staging);
      run(initdb(staging.resolve("data"), copy));
      Files.move(staging.resolve("data"), data());
    } finally {
      Files.deleteIfExists(copy);
      Files.deleteIfExists(staging);
    }
  }

  private static List<String> initdb(Path target, Path password) {
    return List.of(
        "initdb",
        "--pgdata=" + target,
        "--username=" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums");
  }

  private static String randomPassword() {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void writeSecret(Path file, String secret) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret, StandardCharsets.UTF_8);
  }

  /** Another process can take the free port before PostgreSQL does, hence the attempts. */
  private void launch() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        run(List.of(
            "pg_ctl",
            "start",
            "--wait",
            "--silent",
            "--timeout=60",
            "--pgdata=" + data(),
            "--log=" + data().resolve("server.log"),
            "--options=" + options(FreePort.onLoopback())));
        log.atInfo().addKeyValue("url", address().url()).log("embedded PostgreSQL started");
        return;
      } catch (IOException e) {
        if (attempt == START_ATTEMPTS) throw new IOException(e.getMessage() + lastLogLine(), e);
      }
    }
  }

  private static String options(int port) {
    return "-p "
        + port
        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100"
        + " -c shared_buffers=64MB -c timezone=UTC -c log_timezone=UTC";
  }

  private String lastLogLine() throws IOException {
    var file = data().resolve("server.log");
    if (!Files.isReadable(file)) return "";
    var lines = Files.readAllLines(file);
    return lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1);
  }

  private void stopIfRunning() throws IOException {
    if (running(folder).isEmpty()) return;
    run(List.of("pg_ctl", "stop", "--wait", "--silent", "--mode=fast", "--pgdata=" + data()));
  }

  private void run(List<String> program) throws IOException {
    var command = new ArrayList<>(account.prefix());
    command.add(home.resolve("bin").resolve(program.get(0)).toString());
    command.addAll(program.subList(1, program.size()));
    // A file and not a pipe: the started server inherits it and would hold the pipe open.
    var output = Files.createTempFile("kinora-postgres", ".log");
    try {
      var process = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
      process.getOutputStream().close();
      if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(program.get(0) + " took more than " + COMMAND_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException("PostgreSQL's " + program.get(0) + " failed: "
            + Files.readString(output).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program.get(0) + " ran", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
