package io.kinora.server.videos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.kinora.server.scheduling.Lane;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What polls read: single videos of a project. Polls are most of all requests, so that they share
 * their reads, which pass by what JDBI does anew for each statement. Thread-safe.
 */
final class VideoRows {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String SELECT = """
      select id, project_id, model, prompt, seconds, source_seconds, extensions, width, height, seed,
        best_of, lane, status, progress, error_code, error_message, engine_notes, timings,
        remixed_from_video_id, created_at, started_at, completed_at, expires_at, deleted_at,
        negative_prompt, metadata, client_reference_id, webhook_url, worker_id, fence,
        organization_id, engine_model, lease_until, cost_micro
      from video where id = any (?) and deleted_at is null
      """;

  private final Jdbi jdbi;
  private final ObjectReader texts;
  private final ObjectReader numbers;
  private final ObjectReader pairs;
  private final SharedReads<Key, Video> reads = new SharedReads<>(this::read, PATIENCE);

  VideoRows(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    texts = json.readerFor(new TypeReference<List<String>>() {});
    numbers = json.readerFor(new TypeReference<Map<String, Double>>() {});
    pairs = json.readerFor(new TypeReference<Map<String, String>>() {});
  }

  /**
   * Videos of several projects come in one answer; under its key each is found by its own alone.
   */
  private record Key(String id, String project) {}

  /** The video as it stands now, unless it was deleted or is of another project. */
  Optional<Video> find(String id, String project) {
    return Optional.ofNullable(reads.get(new Key(id, project)));
  }

  private Map<Key, Video> read(Set<Key> keys) {
    var ids = keys.stream().map(Key::id).distinct().toArray(String[]::new);
    return jdbi.withHandle(handle -> {
      try {
        return read(handle.getConnection(), ids);
      } catch (SQLException e) {
        throw new IllegalStateException("videos cannot be read", e);
      }
    });
  }

  private Map<Key, Video> read(Connection connection, String[] ids) throws SQLException {
    try (var statement = connection.prepareStatement(SELECT)) {
      statement.setArray(1, connection.createArrayOf("text", ids));
      try (var rows = statement.executeQuery()) {
        var found = new HashMap<Key, Video>();
        while (rows.next()) {
          var video = video(new Row(rows));
          found.put(new Key(video.id(), video.projectId()), video);
        }
        return found;
      }
    }
  }

  private Video video(Row row) throws SQLException {
    return new Video(
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.number(),
        row.number(),
        row.number(),
        row.number(),
        row.number(),
        row.big(),
        row.number(),
        Lane.of(row.text()),
        VideoStatus.of(row.text()),
        row.number(),
        row.textOrNull(),
        row.textOrNull(),
        parse(row.text(), texts),
        parseOrNull(row.textOrNull(), numbers),
        row.textOrNull(),
        row.time(),
        row.timeOrNull(),
        row.timeOrNull(),
        row.timeOrNull(),
        row.timeOrNull(),
        row.textOrNull(),
        parse(row.text(), pairs),
        row.textOrNull(),
        row.textOrNull(),
        row.textOrNull(),
        row.bigOrNull(),
        row.text(),
        row.text(),
        row.timeOrNull(),
        row.bigOrNull(),
        null);
  }

  private static <T> @Nullable T parseOrNull(@Nullable String text, ObjectReader reader)
      throws SQLException {
    return text == null ? null : parse(text, reader);
  }

  private static <T> T parse(String text, ObjectReader reader) throws SQLException {
    try {
      return reader.readValue(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("a column of a video is not the JSON that it should be", e);
    }
  }

  /** A row that is read from left to right, in the order of the record. */
  private static final class Row {
    private final ResultSet columns;
    private int read;

    Row(ResultSet columns) {
      this.columns = columns;
    }

    String text() throws SQLException {
      return columns.getString(++read);
    }

    @Nullable
    String textOrNull() throws SQLException {
      return columns.getString(++read);
    }

    int number() throws SQLException {
      return columns.getInt(++read);
    }

    long big() throws SQLException {
      return columns.getLong(++read);
    }

    @Nullable
    Long bigOrNull() throws SQLException {
      var value = columns.getLong(++read);
      return columns.wasNull() ? null : value;
    }

    Instant time() throws SQLException {
      return columns.getTimestamp(++read).toInstant();
    }

    @Nullable
    Instant timeOrNull() throws SQLException {
      Timestamp time = columns.getTimestamp(++read);
      return time == null ? null : time.toInstant();
    }
  }
}
