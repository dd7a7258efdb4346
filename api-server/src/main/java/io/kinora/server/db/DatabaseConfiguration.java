package io.kinora.server.db;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which PostgreSQL to use. In the file this is the word {@code embedded}, a JDBC URL, or an object
 * of these members.
 *
 * @param url JDBC URL of a PostgreSQL 15 or later, or {@code embedded} for the one that comes with
 *     the server and lives in the data folder
 * @param user role to connect as, or null where the URL names it
 * @param password its password, or null where the URL or the server's trust makes it needless
 * @param poolSize most connections held at once
 */
public record DatabaseConfiguration(
    String url, @Nullable String user, @Nullable SecretString password, int poolSize) {
  private static final String EMBEDDED = "embedded";
  private static final int DEFAULT_POOL_SIZE = 20;

  public DatabaseConfiguration {
    if (poolSize < 2) throw new IllegalArgumentException("database.poolSize must be 2 or more");
    if (!url.equals(EMBEDDED) && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "database must be 'embedded' or start with jdbc:postgresql: but is " + url);
    }
  }

  @JsonCreator
  static DatabaseConfiguration of(
      @JsonProperty("url") @Nullable String url,
      @JsonProperty("user") @Nullable String user,
      @JsonProperty("password") @Nullable SecretString password,
      @JsonProperty("poolSize") @Nullable Integer poolSize) {
    return new DatabaseConfiguration(
        url == null ? EMBEDDED : url,
        user,
        password,
        poolSize == null ? DEFAULT_POOL_SIZE : poolSize);
  }

  /** What a bare word in the file stands for. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DatabaseConfiguration of(String url) {
    return new DatabaseConfiguration(url, null, null, DEFAULT_POOL_SIZE);
  }

  /** The PostgreSQL that comes with the server. */
  public static DatabaseConfiguration embedded() {
    return of(EMBEDDED);
  }

  boolean isEmbedded() {
    return EMBEDDED.equals(url);
  }

  DatabaseAddress address() {
    return new DatabaseAddress(url, user, password);
  }
}
