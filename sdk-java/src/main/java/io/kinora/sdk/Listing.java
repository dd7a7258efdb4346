package io.kinora.sdk;

import io.kinora.sdk.internal.Pager;
import io.kinora.sdk.model.ListOrder;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Everything in a list of the server, fetched page by page while it is read. Each iteration starts
 * from the beginning and asks for nothing before its first element is wanted. Immutable and
 * thread-safe; its iterators belong to one thread.
 *
 * <pre>{@code
 * for (var video : client.videos().list()) {
 *   System.out.println(video.id());
 * }
 * var newest = client.videos().list().stream().limit(3).toList();
 * }</pre>
 *
 * @param <T> the elements
 */
@CheckReturnValue
public final class Listing<T> implements Iterable<T> {

  private final Pager.Fetch<T> fetch;
  private final Pager.Query query;

  Listing(Pager.Fetch<T> fetch) {
    this(fetch, new Pager.Query(null, null, null));
  }

  private Listing(Pager.Fetch<T> fetch, Pager.Query query) {
    this.fetch = fetch;
    this.query = query;
  }

  /** The same list from the element after this id on. */
  public Listing<T> after(String id) {
    return new Listing<>(fetch, new Pager.Query(id, query.limit(), query.order()));
  }

  /** The same list, fetched in pages of this size, 1 to 100; the server's own size is 20. */
  public Listing<T> pageSize(int size) {
    if (size < 1 || size > 100) {
      throw new IllegalArgumentException("page size must be 1 to 100: " + size);
    }
    return new Listing<>(fetch, new Pager.Query(query.after(), size, query.order()));
  }

  /** The same list in this order of creation; the server's own order is newest first. */
  public Listing<T> order(@Nullable ListOrder order) {
    return new Listing<>(fetch, new Pager.Query(query.after(), query.limit(), order));
  }

  /** The elements, one by one. Its methods throw what {@link Operation#execute} throws. */
  @Override
  public Iterator<T> iterator() {
    return new Pager<>(fetch, query).elements();
  }

  /** The elements as a lazy, ordered stream. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** The elements page by page, as the server gives them; a page may be empty. */
  public Iterable<List<T>> pages() {
    return () -> new Pager<>(fetch, query);
  }
}
