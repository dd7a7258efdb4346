package io.kinora.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.kinora.server.testing.SharedPostgres;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.Test;

/**
 * What each statement of each DAO would read, as the database plans it: an index that a statement
 * misses is not felt before there are a hundred thousand videos.
 */
class StatementPlansIT {
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z][a-zA-Z0-9.]*)");
  private static final Pattern WHOLE =
      Pattern.compile("Seq Scan on (video|attempt|event|upload|artifact)\\b");

  private static final Map<Class<?>, String> TYPES = Map.ofEntries(
      Map.entry(String.class, "text"),
      Map.entry(String[].class, "text[]"),
      Map.entry(int.class, "int"),
      Map.entry(Integer.class, "int"),
      Map.entry(int[].class, "int[]"),
      Map.entry(long.class, "bigint"),
      Map.entry(Long.class, "bigint"),
      Map.entry(long[].class, "bigint[]"),
      Map.entry(double.class, "float8"),
      Map.entry(boolean.class, "boolean"),
      Map.entry(byte[].class, "bytea"),
      Map.entry(Instant.class, "timestamptz"),
      Map.entry(Duration.class, "interval"));

  @Test
  void noStatementReadsAWholeTableThatGrowsWithTheVideos() throws Exception {
    var address = SharedPostgres.freshDatabase();
    var password = address.password();
    // In the other mode the driver wants to know the values.
    var url = address.url() + (address.url().contains("?") ? "&" : "?") + "preferQueryMode=simple";
    var jdbi = Jdbi.create(url, address.user(), password == null ? null : password.value());
    Map<String, String> wholes = new LinkedHashMap<>();
    var statements = statements();
    jdbi.useHandle(handle -> {
      // Else it reads tables whole because they are empty.
      handle.execute("set enable_seqscan = off");
      statements.forEach((name, sql) -> {
        var plan = plan(handle, name, sql);
        if (WHOLE.matcher(plan).find()) wholes.put(name, plan);
      });
    });

    assertThat(statements).as("found by their annotations").hasSizeGreaterThan(100);
    assertThat(wholes).as("statements that take longer with every video").isEmpty();
  }

  private static Map<String, String> statements() throws IOException, URISyntaxException {
    Map<String, String> statements = new LinkedHashMap<>();
    for (var dao : daos()) {
      for (var method : dao.getDeclaredMethods()) {
        sql(method)
            .forEach(sql ->
                statements.put(dao.getSimpleName() + "." + method.getName(), typed(sql, method)));
      }
    }
    return statements;
  }

  private static List<Class<?>> daos() throws IOException, URISyntaxException {
    var source = Path.of(
        Database.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(source)) return daos(source);
    try (var jar = FileSystems.newFileSystem(source)) {
      return daos(jar.getPath("/"));
    }
  }

  private static List<Class<?>> daos(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith("Dao.class"))
          .<Class<?>>map(name -> load(name.replace(".class", "").replace('/', '.')))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> sql(Method method) {
    var query = method.getAnnotation(SqlQuery.class);
    var update = method.getAnnotation(SqlUpdate.class);
    return Stream.concat(
            Stream.ofNullable(query).map(SqlQuery::value),
            Stream.ofNullable(update).map(SqlUpdate::value))
        .filter(sql -> !sql.startsWith("lock "));
  }

  /** With numbered parameters instead of named ones, each of its Java type. */
  private static String typed(String sql, Method method) {
    Map<String, Class<?>> types = new HashMap<>();
    for (var parameter : method.getParameters()) addTypes(types, parameter);
    List<String> names = new ArrayList<>();
    return PARAMETER.matcher(sql).replaceAll(found -> {
      var name = found.group(1);
      if (!names.contains(name)) names.add(name);
      var type = TYPES.get(types.getOrDefault(name, Object.class));
      return "\\$" + (1 + names.indexOf(name)) + (type == null ? "" : "::" + type);
    });
  }

  private static void addTypes(Map<String, Class<?>> types, Parameter parameter) {
    types.put(parameter.getName(), parameter.getType());
    if (!parameter.isAnnotationPresent(BindMethods.class)) return;
    for (var property : parameter.getType().getDeclaredMethods()) {
      types.put(property.getName(), property.getReturnType());
    }
  }

  private static String plan(Handle handle, String name, String sql) {
    try {
      return String.join(
          "\n",
          handle
              .createQuery("explain (generic_plan) " + sql.replace(":", "\\:"))
              .mapTo(String.class)
              .list());
    } catch (RuntimeException e) {
      throw new AssertionError(name + " cannot be planned: " + sql, e);
    }
  }
}
