package io.kinora.server.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kinora.server.db.SecretString;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How mail is sent. Without a host none is.
 *
 * @param host of the mail server, a name or an address, or null
 * @param security how the connection is kept secret
 * @param certificates a file of PEM certificates, one of which vouches for the mail server; null
 *     for those that Java trusts
 * @param from the address that mail comes from, or null without a host
 * @param user who signs in there, or null for nobody
 */
public record MailConfiguration(
    @Nullable String host,
    int port,
    Security security,
    @Nullable Path certificates,
    @Nullable String from,
    @Nullable String user,
    @Nullable SecretString password) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;
  private static final int MAX_PORT = 65_535;
  private static final String NAME_OR_ADDRESS = "[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+";

  public static final MailConfiguration DEFAULT = of(null, null, null, null, null, null, null);

  /** How the connection is kept secret. */
  public enum Security {
    /** It turns to TLS before anything is said; a server that cannot do so gets no mail. */
    STARTTLS,
    /** It is TLS from the first byte. */
    TLS,
    /** It is not, which is for a server on the same machine that nobody signs in to. */
    NONE
  }

  public MailConfiguration {
    if (host != null && !host.matches(NAME_OR_ADDRESS)) {
      throw new IllegalArgumentException(
          "mail.host is a name or an address, without a port: " + host);
    }
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("mail.port is 1 to " + MAX_PORT + ": " + port);
    }
    if (host != null && (from == null || !Mail.isAddress(from))) {
      throw new IllegalArgumentException("mail.from is the address that mail comes from");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("mail.user and mail.password are set together or not");
    }
    if (password != null && security == Security.NONE) {
      throw new IllegalArgumentException(
          "mail.password is not sent in the clear: mail.security is STARTTLS or TLS with it");
    }
  }

  @JsonCreator
  static MailConfiguration of(
      @JsonProperty("host") @Nullable String host,
      @JsonProperty("port") @Nullable Integer port,
      @JsonProperty("security") @Nullable Security security,
      @JsonProperty("certificates") @Nullable String certificates,
      @JsonProperty("from") @Nullable String from,
      @JsonProperty("user") @Nullable String user,
      @JsonProperty("password") @Nullable SecretString password) {
    var chosen = security == null ? Security.STARTTLS : security;
    var usual = chosen == Security.TLS ? SUBMISSIONS : SUBMISSION;
    var file = blankToNull(certificates);
    return new MailConfiguration(
        blankToNull(host),
        port == null ? usual : port,
        chosen,
        file == null ? null : Path.of(file),
        blankToNull(from),
        blankToNull(user),
        password == null || password.value().isBlank() ? null : password);
  }

  /** An environment variable that is not set leaves an empty text. */
  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  /** Whether any mail is sent. */
  public boolean isOn() {
    return host != null;
  }
}
