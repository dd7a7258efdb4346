package io.kinora.server.accounts;

import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * People who are signed in at the dashboard. A session is a cookie that scripts cannot read and
 * that other sites' pages cannot send; it stands for an admin key and ends with it. What changes
 * something must also carry the session's token in a header, which another site cannot know. With a
 * session one works on a project too: the cookie {@code kinora_project} names it. Thread-safe.
 */
public final class Sessions {
  static final String COOKIE = "kinora_session";
  static final Duration LIFE = Duration.ofHours(12);

  private static final String ACTING_COOKIE = "kinora_project";
  private static final String CSRF_HEADER = "X-Kinora-CSRF";
  private static final int TOKEN_BYTES = 32;
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final Jdbi jdbi;
  private final SessionDao dao;
  private final ApiKeyAuthenticator keys;
  private final KeyHasher hasher;
  private final SecureRandom random;
  private final Clock clock;

  Sessions(
      Jdbi jdbi, ApiKeyAuthenticator keys, KeyHasher hasher, SecureRandom random, Clock clock) {
    this.jdbi = jdbi;
    this.dao = jdbi.onDemand(SessionDao.class);
    this.keys = keys;
    this.hasher = hasher;
    this.random = random;
    this.clock = clock;
  }

  /** Begins a session for whoever sent an admin key; the text is what its cookie holds. */
  String begin(AdminCaller caller) {
    return jdbi.inTransaction(transaction -> begin(transaction, caller.key()));
  }

  /** The same as a part of a larger transaction, by the id of the key. */
  public String begin(Handle transaction, String key) {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    transaction.attach(SessionDao.class).insert(hasher.hash(token), key, now, now.plus(LIFE));
    return token;
  }

  void end(String token) {
    dao.delete(hasher.hash(token), clock.instant());
  }

  Optional<Instant> expiry(String token) {
    return dao.expiry(hasher.hash(token));
  }

  /**
   * What {@code X-Kinora-CSRF} has to say; it follows from the token, but not the other way round.
   */
  String csrfToken(String token) {
    return HexFormat.of().formatHex(hasher.hash("csrf " + token));
  }

  /** The text of a request's session cookie, or null when it has none or names a key itself. */
  static @Nullable String tokenOf(ContainerRequestContext request) {
    var cookie = request.getCookies().get(COOKIE);
    var byKey = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    return cookie == null || byKey || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /**
   * The admin key behind a session.
   *
   * @throws ApiException when it has ended, or the request may have been made by another site's
   *     page
   */
  UsableKey key(String token, ContainerRequestContext request) {
    var key = dao.key(hasher.hash(token), clock.instant())
        .flatMap(keys::findByHash)
        .orElseThrow(
            () -> ApiError.MISSING_API_KEY.because("Your session has ended. Sign in again."));
    if (!READS.contains(request.getMethod()) && !isOurs(token, request)) {
      throw ApiError.PERMISSION_DENIED.because(
          "A request with a session needs the session's token in" + " the header " + CSRF_HEADER
              + ".");
    }
    return key;
  }

  private boolean isOurs(String token, ContainerRequestContext request) {
    var sent = request.getHeaderString(CSRF_HEADER);
    return sent != null
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8),
            csrfToken(token).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a session works on: a project of its organisation, by its test or its live rules.
   *
   * @throws ApiException when the request names no project of the organisation
   */
  Acting acting(UsableKey key, ContainerRequestContext request) {
    var cookie = request.getCookies().get(ACTING_COOKIE);
    var words = cookie == null ? new String[0] : cookie.getValue().split("\\.", 2);
    if (words.length < 2 || !dao.hasProject(key.key().organizationId(), words[0])) {
      throw ApiError.PERMISSION_DENIED.because("A session needs the cookie " + ACTING_COOKIE
          + " to name a project of its organization.");
    }
    return new Acting(words[0], words[1].equals("live") ? ApiKeyKind.LIVE : ApiKeyKind.TEST);
  }

  /** A project, and the kind of key that a program would use. */
  record Acting(String project, ApiKeyKind kind) {}
}
