package io.kinora.sdk.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.kinora.sdk.model.ListOrder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the pages of a list by its cursor. Ends with the server's {@code has_more: false}, and
 * also where a cursor does not move, so that no server can make it run in a circle. Belongs to one
 * thread.
 *
 * @param <T> the elements
 */
public final class Pager<T> implements Iterator<List<T>> {

  private final Fetch<T> fetch;
  private Query query;
  private boolean hasMore = true;

  /**
   * What to ask for.
   *
   * @param after the cursor, or null for the beginning
   * @param limit the size of a page, or null for the server's own
   * @param order or null for the server's own
   */
  public record Query(
      @Nullable String after,
      @Nullable Integer limit,
      @Nullable ListOrder order) {}

  /**
   * One page.
   *
   * @param data its elements, maybe none
   * @param lastId the cursor for the next page, or null if there is none
   * @param hasMore whether the server knows of a next page
   * @param <T> the elements
   */
  public record Page<T>(
      List<T> data,
      @JsonProperty("last_id") @Nullable String lastId,
      @JsonProperty("has_more") boolean hasMore) {}

  /** Fetches a page. */
  @FunctionalInterface
  public interface Fetch<T> {
    /** The page for the query. */
    Page<T> page(Query query);
  }

  /** Starts where the query says. */
  public Pager(Fetch<T> fetch, Query query) {
    this.fetch = fetch;
    this.query = query;
  }

  @Override
  public boolean hasNext() {
    return hasMore;
  }

  @Override
  public List<T> next() {
    if (!hasMore) {
      throw new NoSuchElementException();
    }
    var page = fetch.page(query);
    var cursor = page.lastId();
    hasMore = page.hasMore() && cursor != null && !cursor.equals(query.after());
    query = new Query(cursor, query.limit(), query.order());
    return page.data();
  }

  /** The elements of all pages; {@code hasNext} is true only if there is one. */
  public Iterator<T> elements() {
    return new Iterator<>() {
      private Iterator<T> page = List.<T>of().iterator();

      @Override
      public boolean hasNext() {
        while (!page.hasNext() && Pager.this.hasNext()) {
          page = Pager.this.next().iterator();
        }
        return page.hasNext();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.next();
      }
    };
  }
}
