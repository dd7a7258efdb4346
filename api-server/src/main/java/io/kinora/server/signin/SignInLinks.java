package io.kinora.server.signin;

import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.KeyService;
import io.kinora.server.accounts.Sessions;
import io.kinora.server.audit.Actor;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ApiException;
import io.kinora.server.signin.SignInLinkDao.Person;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes links and lets in whoever opens one. Of the text of a link and of the browser that asked
 * for it only keyed hashes are stored. Thread-safe.
 */
final class SignInLinks {
  static final Duration LIFE = Duration.ofMinutes(15);
  private static final int TOKEN_BYTES = 32;

  private final Jdbi jdbi;
  private final KeyHasher hasher;
  private final KeyService keys;
  private final Sessions sessions;
  private final AuditLog audit;
  private final SecureRandom random;
  private final Clock clock;

  SignInLinks(
      Jdbi jdbi,
      KeyHasher hasher,
      KeyService keys,
      Sessions sessions,
      AuditLog audit,
      SecureRandom random,
      Clock clock) {
    this.jdbi = jdbi;
    this.hasher = hasher;
    this.keys = keys;
    this.sessions = sessions;
    this.audit = audit;
    this.random = random;
    this.clock = clock;
  }

  /** A text that nobody can guess, for a browser or a link. */
  String newToken() {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A link that was made, and whom for. */
  record Made(Person person, String token) {
    @Override
    public String toString() {
      return "Made[" + person + "]";
    }
  }

  /**
   * Makes a link for each member with an address, in the place of the one that was there.
   *
   * @param browser the token of the browser that asks
   */
  List<Made> make(String email, String browser) {
    return jdbi.inTransaction(transaction -> {
      var dao = transaction.attach(SignInLinkDao.class);
      var now = clock.instant();
      return dao.people(email).stream()
          .map(person -> {
            var token = newToken();
            dao.put(person.id(), hash(token), hash(browser), now, now.plus(LIFE));
            return new Made(person, token);
          })
          .toList();
    });
  }

  /**
   * Uses a link up; the answer is the token of a session.
   *
   * @param browser the token of the browser that opens it
   * @param address where the request comes from
   * @throws ApiException when the link opens nothing, or nothing in this browser
   */
  String use(String token, String browser, String address) {
    return jdbi.inTransaction(transaction -> {
      var person = transaction
          .attach(SignInLinkDao.class)
          .take(hash(token), hash(browser), clock.instant())
          .orElseThrow(() -> ApiError.INVALID_VALUE.about(
              "token",
              "The link was used, is older than " + LIFE.toMinutes()
                  + " minutes, was replaced by a newer one, or was asked for in another browser."
                  + " Ask for a new one here."));
      var key = keys.ofSignIn(transaction, person.organizationId(), person.id());
      audit.append(
          transaction,
          new Actor(key.id(), person.id(), address),
          new Deed(
              AuditType.LOGIN_SUCCEEDED,
              person.organizationId(),
              null,
              person.id(),
              Map.of("method", "email_link")));
      return sessions.begin(transaction, key.id());
    });
  }

  /** What an address is counted by; it is told to no other server. */
  String counted(String email) {
    return HexFormat.of().formatHex(hash("to " + email.toLowerCase(Locale.ROOT)));
  }

  private byte[] hash(String token) {
    return hasher.hash("sign-in " + token);
  }
}
