package io.kinora.server.videos;

import io.kinora.protocol.Job.Variant;
import io.kinora.server.api.WireCreateVideoContentUrlRequest;
import io.kinora.server.api.WireVideoContentUrl;
import io.kinora.server.artifacts.SignedUrl;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.Values;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Links to one file of one video that work without a key for a while. What is signed is the path,
 * which names the video and the file, and the time; so no part of a link can be changed.
 * Thread-safe.
 */
final class ContentLinks {
  private static final List<String> VARIANTS =
      List.of("video", "thumbnail", "spritesheet", "captions");
  private static final long DEFAULT_SECONDS = 3600;
  private static final long MAX_SECONDS = Duration.ofDays(7).toSeconds();

  private final SignedUrl signedUrl;
  private final @Nullable URI publicUrl;
  private final Clock clock;

  /** @param publicUrl where clients reach the API, or null for where the request came to */
  ContentLinks(SignedUrl signedUrl, @Nullable URI publicUrl, Clock clock) {
    this.signedUrl = signedUrl;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  static Variant variant(String word) {
    var name = Values.oneOf("variant", word, VARIANTS);
    return Variant.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** A link that ends with the file at the latest. */
  WireVideoContentUrl make(
      Video video, @Nullable WireCreateVideoContentUrlRequest wanted, UriInfo here) {
    var expires = video.expiresAt();
    var now = clock.instant();
    if (video.status() != VideoStatus.COMPLETED || expires == null) {
      throw ApiError.VIDEO_NOT_READY.because("Video with id '" + video.id() + "' is "
          + video.status().word() + " and has no content.");
    }
    if (!now.isBefore(expires)) {
      throw ApiError.CONTENT_EXPIRED.because(
          "The content of the video with id '" + video.id() + "' expired at " + expires + ".");
    }
    var asked = wanted == null || wanted.expiresIn() == null ? DEFAULT_SECONDS : wanted.expiresIn();
    if (asked < 1 || asked > MAX_SECONDS) {
      throw ApiError.INVALID_VALUE.about(
          "expires_in",
          "Invalid value: '" + asked + "'. Expected an integer from 1 to " + MAX_SECONDS + ".");
    }
    var word = wanted == null || wanted.variant() == null ? "video" : wanted.variant();
    var variant = variant(word);
    var left = Duration.between(now, expires);
    var lifetime = left.compareTo(Duration.ofSeconds(asked)) < 0 ? left : Duration.ofSeconds(asked);
    var origin = publicUrl == null ? here.getBaseUri() : publicUrl;
    var path = signedUrl.sign("GET", path(video.id(), variant), lifetime);
    return new WireVideoContentUrl(
        "video.content_url",
        video.id(),
        word,
        origin.resolve(path).toString(),
        now.plus(lifetime).getEpochSecond());
  }

  private static String path(String id, Variant variant) {
    return "/v1/videos/" + id + "/content/" + variant.word();
  }

  /**
   * The file that a link is for.
   *
   * @throws io.kinora.server.http.ApiException as if there were no such video when the link is not
   *     genuine, and that it has run out when it has
   */
  Variant check(String id, String word, @Nullable String expires, @Nullable String signature) {
    var variant = variant(word);
    switch (signedUrl.check("GET", path(id, variant), expires, signature)) {
      case GOOD -> {}
      case OVER -> throw ApiError.CONTENT_EXPIRED.because("This link has run out.");
      case FALSE -> throw VideoService.notFound(id);
    }
    return variant;
  }
}
