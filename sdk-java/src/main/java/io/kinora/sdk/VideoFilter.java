package io.kinora.sdk;

import io.kinora.sdk.model.VideoStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which videos a list has: those that meet all that is said here. Immutable.
 *
 * <p>{@code VideoFilter.all().statuses(VideoStatus.QUEUED).metadata("team", "red")}
 *
 * @param statuses any of these, or empty for every status
 * @param models any of these, as they were asked for, or empty for every model
 * @param clientReferenceId what they were created with, or null for any
 * @param createdFrom created at this time or later, or null for no limit; counts in whole seconds
 * @param createdBefore created before this time, or null for no limit; counts in whole seconds
 * @param metadata pairs that they all have, maybe none
 */
@CheckReturnValue
public record VideoFilter(
    List<VideoStatus> statuses,
    List<String> models,
    @Nullable String clientReferenceId,
    @Nullable Instant createdFrom,
    @Nullable Instant createdBefore,
    Map<String, String> metadata) {

  private static final VideoFilter ALL =
      new VideoFilter(List.of(), List.of(), null, null, null, Map.of());

  /** Takes copies of the collections. */
  public VideoFilter {
    statuses = List.copyOf(statuses);
    models = List.copyOf(models);
    metadata = Map.copyOf(metadata);
  }

  /** Every video of the project. */
  public static VideoFilter all() {
    return ALL;
  }

  /** The same with any of these statuses. */
  public VideoFilter statuses(VideoStatus... any) {
    return new VideoFilter(
        List.of(any), models, clientReferenceId, createdFrom, createdBefore, metadata);
  }

  /** The same with any of these models. */
  public VideoFilter models(String... any) {
    return new VideoFilter(
        statuses, List.of(any), clientReferenceId, createdFrom, createdBefore, metadata);
  }

  /** The same with this id of the client's own. */
  public VideoFilter clientReferenceId(String id) {
    return new VideoFilter(statuses, models, id, createdFrom, createdBefore, metadata);
  }

  /** The same created at this time or later. */
  public VideoFilter createdFrom(Instant time) {
    return new VideoFilter(statuses, models, clientReferenceId, time, createdBefore, metadata);
  }

  /** The same created before this time. */
  public VideoFilter createdBefore(Instant time) {
    return new VideoFilter(statuses, models, clientReferenceId, createdFrom, time, metadata);
  }

  /** The same with one more pair. */
  public VideoFilter metadata(String key, String value) {
    var more = new TreeMap<>(metadata);
    more.put(key, value);
    return new VideoFilter(statuses, models, clientReferenceId, createdFrom, createdBefore, more);
  }

  static @Nullable Long seconds(@Nullable Instant time) {
    return time == null ? null : time.getEpochSecond();
  }
}
