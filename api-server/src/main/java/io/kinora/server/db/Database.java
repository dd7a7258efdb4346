package io.kinora.server.db;

import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.io.IOException;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.jackson2.Jackson2Config;
import org.jdbi.v3.jackson2.Jackson2Plugin;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectFactory;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The open database: a pool, JDBI on it, and the embedded server where one is used. Its schema is
 * up to date once this object exists. Thread-safe.
 */
public final class Database implements AutoCloseable {
  private static final int JOINED_POOL_SIZE = 2;

  private final ManagedDataSource pool;
  private final Jdbi jdbi;
  private final @Nullable EmbeddedPostgres embedded;

  private Database(ManagedDataSource pool, Jdbi jdbi, @Nullable EmbeddedPostgres embedded) {
    this.pool = pool;
    this.jdbi = jdbi;
    this.embedded = embedded;
  }

  /**
   * Starts the embedded server if that is what is configured, connects, and migrates the schema.
   *
   * @param dataFolder where the embedded server keeps its data
   * @throws IOException with one clear sentence when the database cannot be reached
   */
  public static Database open(
      DatabaseConfiguration configuration,
      Path dataFolder,
      MetricRegistry metrics,
      ObjectMapper json)
      throws IOException {
    if (!configuration.isEmbedded()) {
      return connect(configuration.address(), configuration.poolSize(), metrics, json, null);
    }
    var embedded = EmbeddedPostgres.start(dataFolder.resolve("postgres"));
    try {
      return connect(embedded.address(), configuration.poolSize(), metrics, json, embedded);
    } catch (IOException | RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  /**
   * Connects like {@link #open}, but joins the embedded server when another process runs it, and
   * then leaves it running on {@link #close}.
   */
  public static Database join(
      DatabaseConfiguration configuration,
      Path dataFolder,
      MetricRegistry metrics,
      ObjectMapper json)
      throws IOException {
    if (configuration.isEmbedded()) {
      var running = EmbeddedPostgres.running(dataFolder.resolve("postgres"));
      if (running.isPresent()) return connect(running.get(), JOINED_POOL_SIZE, metrics, json, null);
    }
    return open(configuration, dataFolder, metrics, json);
  }

  private static Database connect(
      DatabaseAddress address,
      int connections,
      MetricRegistry metrics,
      ObjectMapper json,
      @Nullable EmbeddedPostgres embedded)
      throws IOException {
    var pool = pool(address, connections, metrics);
    try {
      pool.start();
      Flyway.configure(Database.class.getClassLoader()).dataSource(pool).load().migrate();
    } catch (Exception e) {
      close(pool);
      throw new IOException(
          "cannot use the database at " + address.url() + ": " + e.getMessage(), e);
    }
    var jdbi = Jdbi.create(pool)
        .installPlugin(new PostgresPlugin())
        .installPlugin(new SqlObjectPlugin())
        .installPlugin(new Jackson2Plugin())
        .registerRowMapper(RecordMapper.factory());
    jdbi.getConfig(Jackson2Config.class).setMapper(json);
    var extensions = jdbi.getConfig(Extensions.class);
    var sqlObjects = extensions.findFactory(SqlObjectFactory.class).orElseThrow();
    extensions.register(new PreparedDaos(sqlObjects));
    return new Database(pool, jdbi, embedded);
  }

  private static ManagedDataSource pool(
      DatabaseAddress address, int connections, MetricRegistry metrics) {
    var factory = new DataSourceFactory();
    factory.setDriverClass("org.postgresql.Driver");
    factory.setUrl(address.url());
    if (address.user() != null) factory.setUser(address.user());
    if (address.password() != null) factory.setPassword(address.password().value());
    factory.setInitialSize(1);
    factory.setMinSize(1);
    factory.setMaxSize(connections);
    factory.setMaxWaitForConnection(Duration.seconds(5));
    factory.setCheckConnectionOnBorrow(true);
    factory.setValidationQuery("select 1");
    // The default trusts a connection for half a minute after the server behind it was restarted.
    factory.setValidationInterval(Duration.seconds(1));
    // A plan is kept until the table is analysed again. One that was made while it was small reads
    // all of it, for each of thousands of statements a second after a batch has filled it.
    factory.setInitializationQuery("set enable_seqscan = off");
    return factory.build(metrics, "postgresql");
  }

  /** What DAOs are made from. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Closes the pool, and stops the embedded server if this object started it. */
  @Override
  public void close() {
    close(pool);
    if (embedded != null) embedded.close();
  }

  private static void close(ManagedDataSource pool) {
    try {
      pool.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the pool did not close", e);
    }
  }
}
