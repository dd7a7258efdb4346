package io.kinora.server.scheduling;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kinora.server.accounts.Accounts;
import io.kinora.server.accounts.ApiKeyKind;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.Project;
import io.kinora.server.db.Database;
import io.kinora.server.db.DatabaseConfiguration;
import io.kinora.server.db.Ids;
import io.kinora.server.testing.SharedPostgres;
import io.kinora.server.workers.WorkersConfiguration;
import io.kinora.server.workers.WorkersModule;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The real rows, without a server, whose scheduler would lend a hand. */
class PostgresRowsIT extends VideoRowsContract {
  @TempDir
  static Path folder;

  private static Database database;
  private static WorkersModule workers;
  private static Project project;
  private static String apiKey;

  @BeforeAll
  static void open() throws IOException {
    var address = SharedPostgres.freshDatabase();
    database = Database.open(
        new DatabaseConfiguration(address.url(), address.user(), address.password(), 2),
        folder,
        new MetricRegistry(),
        new ObjectMapper());
    var random = new SecureRandom();
    workers = workers(database.jdbi(), random);
    var accounts = new Accounts(
        database.jdbi(),
        KeyHasher.ofFolder(folder, random),
        new Ids(random),
        random,
        Clock.systemUTC());
    project = accounts.createProject(accounts.createOrganization("Test").id(), "Test");
    apiKey =
        accounts.createProjectKey(project.id(), ApiKeyKind.LIVE, "live").key().id();
  }

  private static WorkersModule workers(Jdbi jdbi, SecureRandom random) throws IOException {
    var alone =
        new WorkersConfiguration.Hazelcast(false, null, "127.0.0.1", 0, 0, List.of(), null, false);
    var configuration = new WorkersConfiguration(null, alone);
    return WorkersModule.create(configuration, folder, jdbi, Clock.systemUTC(), random);
  }

  @AfterAll
  static void close() {
    workers.fabric().close();
    database.close();
  }

  @Override
  VideoRows rows() {
    database.jdbi().useHandle(handle -> handle.execute("truncate video, leader_lease cascade"));
    return new PostgresRows(database.jdbi(), workers, project, apiKey);
  }

  @Override
  void step(Duration time) {
    PostgresRows.step(database.jdbi(), time);
  }
}
