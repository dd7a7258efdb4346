package io.kinora.server.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param firstId id of the first item, or null when there is none
 * @param lastId what to ask the next page with, or null when there is no item
 */
public record Page<T>(
    List<T> data, @Nullable String firstId, @Nullable String lastId, boolean hasMore) {
  /**
   * Cuts a page out of what was found.
   *
   * @param found one more than {@code limit} where there are more
   */
  public static <R, T> Page<T> of(
      List<R> found, int limit, Function<R, String> id, Function<R, T> onTheWire) {
    var rows = found.stream().limit(limit).toList();
    return new Page<>(
        rows.stream().map(onTheWire).toList(),
        rows.isEmpty() ? null : id.apply(rows.get(0)),
        rows.isEmpty() ? null : id.apply(rows.get(rows.size() - 1)),
        limit > 0 && found.size() > limit);
  }
}
