package io.kinora.server.videos;

import io.kinora.server.http.Metadata;
import io.kinora.server.http.QueryLists;
import io.kinora.server.http.QueryMaps;
import io.kinora.server.http.UnixTime;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which videos a list shows; what is empty or null lets all pass.
 *
 * @param from earliest time of creation, or null
 * @param before time that all were created before, or null
 * @param metadata pairs that a video must have
 */
record VideoFilter(
    List<String> statuses,
    List<String> models,
    @Nullable String clientReferenceId,
    @Nullable Instant from,
    @Nullable Instant before,
    Map<String, String> metadata) {
  VideoFilter {
    statuses = List.copyOf(statuses);
    models = List.copyOf(models);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads the query of a list. Rows know parts of a second and the wire does not, so that every
   * bound falls between two seconds.
   *
   * @throws io.kinora.server.http.ApiException when a value is not one of those allowed
   */
  static VideoFilter of(
      ContainerRequestContext request,
      @Nullable String clientReferenceId,
      @Nullable String after,
      @Nullable String atOrAfter,
      @Nullable String before,
      @Nullable String atOrBefore) {
    var statuses = QueryLists.of(request, "status").stream().distinct().toList();
    var words = Arrays.stream(VideoStatus.values()).map(VideoStatus::word).toList();
    statuses.forEach(status -> Values.oneOf("status", status, words));
    var metadata = QueryMaps.map(request.getUriInfo(), "metadata");
    Metadata.check(metadata);
    return new VideoFilter(
        statuses,
        QueryLists.of(request, "model").stream().distinct().toList(),
        clientReferenceId,
        later(time("created_at[gt]", after, 1), time("created_at[gte]", atOrAfter, 0)),
        earlier(time("created_at[lt]", before, 0), time("created_at[lte]", atOrBefore, 1)),
        metadata);
  }

  private static @Nullable Instant time(String name, @Nullable String text, int plus) {
    var at = UnixTime.parse(name, text);
    return at == null ? null : at.plusSeconds(plus);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.isBefore(other) ? one : other;
  }
}
