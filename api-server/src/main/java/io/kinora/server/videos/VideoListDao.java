package io.kinora.server.videos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Pages of videos. The statement is put together from what is asked for, so that each page is read
 * off one index in its order, however many videos there are: the pairs of metadata have a table of
 * their own, and of several statuses or models each gives its first rows. Thread-safe.
 */
final class VideoListDao {
  private final Jdbi jdbi;

  VideoListDao(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Where a page begins and ends.
   *
   * @param afterTime when the video that the page begins after was created, or null
   * @param afterId its id, or null
   */
  record Page(
      @Nullable Instant afterTime, @Nullable String afterId, boolean newestFirst, int limit) {}

  List<Video> list(String project, VideoFilter filter, Page page) {
    return jdbi.withHandle(handle -> statement(project, filter, page).run(handle));
  }

  /** What the database is asked; apart so that a test can ask for its plan. */
  static Statement statement(String project, VideoFilter filter, Page page) {
    var statement = new Statement(page.newestFirst());
    statement.bind("project", project).bind("limit", page.limit());
    if (!filter.metadata().isEmpty()) {
      statement.fromMetadata(filter.metadata());
      statement.where(filter, page, "m.created_at", "m.video_id");
    } else {
      statement.where(filter, page, "v.created_at", "v.id");
    }
    return statement;
  }

  /** SQL and what is bound to it. */
  static final class Statement {
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final StringBuilder where =
        new StringBuilder("v.project_id = :project and v.deleted_at is null");
    private final boolean newestFirst;
    private @Nullable Map<String, String> metadata;
    private @Nullable String each;
    private String orderTime = "";
    private String orderId = "";

    private Statement(boolean newestFirst) {
      this.newestFirst = newestFirst;
    }

    private Statement bind(String name, Object value) {
      values.put(name, value);
      return this;
    }

    private void fromMetadata(Map<String, String> pairs) {
      var first = pairs.entrySet().iterator().next();
      bind("key", first.getKey()).bind("hash", sha256(first.getValue()));
      metadata = pairs.size() > 1 ? pairs : null;
      where.append(" and m.project_id = :project and m.key = :key and m.value_hash = :hash");
      if (metadata != null) where.append(" and v.metadata @> :metadata");
    }

    private void where(VideoFilter filter, Page page, String time, String id) {
      orderTime = time;
      orderId = id;
      oneOf("model", filter.models(), time);
      oneOf("status", filter.statuses(), time);
      if (filter.clientReferenceId() != null) {
        bind("reference", filter.clientReferenceId());
        where.append(" and v.client_reference_id = :reference");
      }
      if (filter.from() != null) bind("from", filter.from()).and(time + " >= :from");
      if (filter.before() != null) bind("before", filter.before()).and(time + " < :before");
      if (page.afterTime() != null && page.afterId() != null) {
        bind("afterTime", page.afterTime()).bind("afterId", page.afterId());
        and("(" + time + ", " + id + (newestFirst ? ") < " : ") > ") + "(:afterTime, :afterId)");
      }
    }

    /** The first list is walked value by value, each in the order of its index. */
    private void oneOf(String column, List<String> allowed, String time) {
      if (allowed.isEmpty()) return;
      bind(column, allowed.toArray(String[]::new));
      if (each == null && time.startsWith("v.")) {
        each = column;
        and("v." + column + " = each.value");
      } else {
        and("v." + column + " = any (:" + column + ")");
      }
    }

    private void and(String condition) {
      where.append(" and ").append(condition);
    }

    String sql() {
      var order = newestFirst ? " desc" : "";
      var from = orderTime.startsWith("m.")
          ? "video_metadata m join video v on v.id = m.video_id"
          : "video v";
      var rows = "select v.* from " + from + " where " + where + " order by " + orderTime + order
          + ", " + orderId + order + " limit :limit";
      if (each == null) return rows;
      return "select v.* from unnest(:" + each + ") as each (value) cross join lateral (" + rows
          + ") v order by v.created_at" + order + ", v.id" + order + " limit :limit";
    }

    List<Video> run(Handle handle) {
      return query(handle, sql()).mapTo(Video.class).list();
    }

    /** The plan of {@link #run}, as the database tells it. */
    List<String> explain(Handle handle) {
      return query(handle, "explain (analyze, buffers, timing off) " + sql())
          .mapTo(String.class)
          .list();
    }

    private org.jdbi.v3.core.statement.Query query(Handle handle, String sql) {
      var query = handle.createQuery(sql).bindMap(values);
      if (metadata != null) {
        var json = QualifiedType.of(METADATA).with(Json.class);
        query.bindByType("metadata", metadata, json);
      }
      return query;
    }
  }

  private static final org.jdbi.v3.core.generic.GenericType<Map<String, String>> METADATA =
      new org.jdbi.v3.core.generic.GenericType<>() {};

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
