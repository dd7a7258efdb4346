package io.kinora.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kinora.server.db.SecretString;
import io.kinora.server.mail.MailConfiguration.Security;
import io.kinora.server.testing.TestCertificate;
import io.kinora.server.testing.TestMailServer;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");
  private static final Mail MAIL = new Mail(
      "alert_1.2026-11", List.of("a@example.com", "b@example.com"), "Zürich: 80 %", "Grüße,\n.\nK");

  @TempDir
  static Path folder;

  private static TestCertificate certificate;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.of(folder, "ip:127.0.0.1");
  }

  private static Mailer mailer(
      TestMailServer server, Security security, @Nullable Path trusted, @Nullable String password) {
    var configuration = new MailConfiguration(
        "127.0.0.1",
        server.port(),
        security,
        trusted,
        "kinora@example.com",
        password == null ? null : TestMailServer.USER,
        password == null ? null : new SecretString(password));
    return new Mailer(configuration, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Mailer member(TestMailServer server, Security security) {
    return mailer(server, security, certificate.pem(), TestMailServer.PASSWORD);
  }

  @Test
  void aMailArrivesAsItWasWritten() throws Exception {
    try (var server = TestMailServer.open()) {
      mailer(server, Security.NONE, null, null).send(MAIL);

      assertThat(server.mails()).singleElement().satisfies(mail -> {
        assertThat(mail.getSubject()).isEqualTo("Zürich: 80 %");
        assertThat(mail.getContent().toString().strip())
            .isEqualToNormalizingNewlines("Grüße,\n.\nK");
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=utf-8");
        assertThat(mail.getHeader("From")).containsExactly("Kinora <kinora@example.com>");
        assertThat(mail.getHeader("To")).containsExactly("a@example.com, b@example.com");
        assertThat(mail.getMessageID()).isEqualTo("<alert_1.2026-11@example.com>");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      });
    }
  }

  @Test
  void whoSignsInSendsAfterStartTls() throws Exception {
    try (var server = TestMailServer.withStartTls(certificate)) {
      member(server, Security.STARTTLS).send(MAIL);

      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void whoSignsInSendsOverTls() throws Exception {
    try (var server = TestMailServer.withTls(certificate)) {
      member(server, Security.TLS).send(MAIL);

      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void nothingIsSaidInTheClearWhereTlsIsAskedFor() throws Exception {
    try (var server = TestMailServer.open()) {
      assertThatThrownBy(() -> member(server, Security.STARTTLS).send(MAIL))
          .isInstanceOf(IOException.class)
          .hasStackTraceContaining("STARTTLS");

      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void aServerThatNobodyVouchesForGetsNothing() throws Exception {
    var ofAnother = TestCertificate.of(folder, "dns:mail.example.com");
    try (var unknown = TestMailServer.withTls(certificate);
        var another = TestMailServer.withStartTls(ofAnother)) {
      var password = TestMailServer.PASSWORD;

      assertThatThrownBy(() -> mailer(unknown, Security.TLS, null, password).send(MAIL))
          .hasStackTraceContaining("certification path");
      assertThatThrownBy(() ->
              mailer(another, Security.STARTTLS, ofAnother.pem(), password).send(MAIL))
          .hasStackTraceContaining("No subject alternative names");

      assertThat(unknown.mails()).isEmpty();
      assertThat(another.mails()).isEmpty();
    }
  }

  @Test
  void aPasswordIsInNoLogAndNoError() throws Exception {
    var password = "wrong but secret";
    var log = new Listener();
    var logger = Logger.getLogger("org.eclipse.angus.mail");
    logger.setLevel(Level.ALL);
    logger.addHandler(log);
    try (var server = TestMailServer.withTls(certificate)) {
      var mailer = mailer(server, Security.TLS, certificate.pem(), password);

      assertThatThrownBy(() -> mailer.send(MAIL))
          .hasRootCauseInstanceOf(AuthenticationFailedException.class)
          .hasMessageNotContaining(password);

      assertThat(server.mails()).isEmpty();
      var proof = "\0" + TestMailServer.USER + "\0" + password;
      assertThat(log.said)
          .isNotEmpty()
          .noneMatch(line -> line.contains(password)
              || line.contains(base64(password))
              || line.contains(base64(proof)));
    } finally {
      logger.removeHandler(log);
      logger.setLevel(null);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Listener extends Handler {
    private final List<String> said = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      said.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void certificatesThatAreNoneAreFoundAtTheStart() throws Exception {
    try (var server = TestMailServer.open()) {
      var none = Files.writeString(folder.resolve("none.pem"), "no certificate");

      assertThatThrownBy(() -> mailer(server, Security.TLS, none, null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("mail.certificates");
      assertThatThrownBy(() -> mailer(server, Security.TLS, folder.resolve("missing"), null))
          .hasMessageContaining("mail.certificates");
    }
  }
}
