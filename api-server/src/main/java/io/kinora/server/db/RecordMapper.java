package io.kinora.server.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Makes records of rows. JDBI looks anew at every parameter of the constructor for every statement,
 * which costs more than the query of one row; here each list of columns is looked at once.
 * Thread-safe.
 */
final class RecordMapper<T> implements RowMapper<T> {
  private final RowMapper<T> byReflection;
  private final Map<List<String>, RowMapper<T>> byColumns = new ConcurrentHashMap<>();

  private RecordMapper(Class<T> type) {
    this.byReflection = ConstructorMapper.of(type);
  }

  /** Maps every record that nothing else is registered for. */
  static RowMapperFactory factory() {
    var mappers = new ConcurrentHashMap<Class<?>, RowMapper<?>>();
    return (type, config) -> type instanceof Class<?> record && record.isRecord()
        ? Optional.of(mappers.computeIfAbsent(record, RecordMapper::new))
        : Optional.empty();
  }

  @Override
  public T map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  @Override
  public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
    var columns = columns(row);
    var known = byColumns.get(columns);
    if (known != null) return known;
    var mapper = byReflection.specialize(row, context);
    byColumns.put(columns, mapper);
    return mapper;
  }

  private static List<String> columns(ResultSet row) throws SQLException {
    var metadata = row.getMetaData();
    var labels = new ArrayList<String>(metadata.getColumnCount());
    for (int i = 1; i <= metadata.getColumnCount(); i++) labels.add(metadata.getColumnLabel(i));
    return labels;
  }
}
