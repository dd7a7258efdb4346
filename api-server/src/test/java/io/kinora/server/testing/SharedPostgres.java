package io.kinora.server.testing;

import io.kinora.server.db.Database;
import io.kinora.server.db.DatabaseAddress;
import io.kinora.server.db.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** One PostgreSQL for all tests of a JVM, with a fresh database for whoever asks. */
public final class SharedPostgres {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private SharedPostgres() {}

  /** A new database with all tables and nothing in them: a copy of one that was migrated. */
  public static DatabaseAddress freshDatabase() {
    return create("test_" + NEXT.incrementAndGet(), Migrated.NAME);
  }

  private static DatabaseAddress create(String name, String template) {
    var server = Holder.ADDRESS;
    jdbi(server)
        .useHandle(handle -> handle.execute("create database " + name + " template " + template));
    return new DatabaseAddress(
        server.url().replaceFirst("/postgres$", "/" + name), server.user(), server.password());
  }

  /** The whole server, from outside of the databases of the tests. */
  public static Jdbi administrator() {
    return jdbi(Holder.ADDRESS);
  }

  private static Jdbi jdbi(DatabaseAddress address) {
    var password = address.password();
    return Jdbi.create(address.url(), address.user(), password == null ? null : password.value());
  }

  /** What all databases of the tests are copied from. */
  private static final class Migrated {
    static final String NAME = prepare("test_migrated");

    private static String prepare(String name) {
      var address = create(name, "template1");
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(
              address.url(),
              address.user(),
              address.password() == null ? null : address.password().value())
          .load()
          .migrate();
      return name;
    }
  }

  /** Started on first use, stopped with the JVM. */
  private static final class Holder {
    static final DatabaseAddress ADDRESS = start();

    private static DatabaseAddress start() {
      try {
        var folder = Files.createTempDirectory("kinora-test-postgres");
        // Root runs PostgreSQL as nobody, who must be able to pass.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
          postgres.close();
          delete(folder);
        }));
        hurry(postgres.address());
        return postgres.address();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Tests kill processes, but nobody pulls the plug of their computer. */
    private static void hurry(DatabaseAddress address) {
      jdbi(address).useHandle(handle -> {
        handle.execute("alter system set fsync = off");
        handle.execute("alter system set full_page_writes = off");
        handle.execute("select pg_reload_conf()");
      });
    }

    private static void delete(Path folder) {
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
