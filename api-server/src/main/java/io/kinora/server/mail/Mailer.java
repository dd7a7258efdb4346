package io.kinora.server.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;

/** Hands mail to a mail server, one connection for each. Thread-safe. */
public final class Mailer {
  private static final String SENDER = "Kinora";

  private final MailConfiguration configuration;
  private final Session session;
  private final Clock clock;

  /** @throws IllegalArgumentException when the certificates of the configuration cannot be read */
  public Mailer(MailConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.session = Session.getInstance(SmtpSettings.of(configuration));
    this.clock = clock;
  }

  public boolean isOn() {
    return configuration.isOn();
  }

  /** @throws IOException when the mail server did not take it, or cannot be reached */
  public void send(Mail mail) throws IOException {
    var password = configuration.password();
    try (var transport = session.getTransport()) {
      var message = message(mail);
      transport.connect(
          configuration.host(),
          configuration.port(),
          configuration.user(),
          password == null ? null : password.value());
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      throw new IOException("the mail server did not take a mail", e);
    }
  }

  private MimeMessage message(Mail mail) throws MessagingException, IOException {
    var from = String.valueOf(configuration.from());
    var message =
        new Identified(session, "<" + mail.id() + from.substring(from.indexOf('@')) + ">");
    message.setFrom(new InternetAddress(from, SENDER, StandardCharsets.UTF_8.name()));
    message.setRecipients(RecipientType.TO, addresses(mail.recipients()));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.saveChanges();
    return message;
  }

  private static InternetAddress[] addresses(List<String> recipients) throws MessagingException {
    return InternetAddress.parse(String.join(",", recipients), true);
  }

  /** A message that is known by its id instead of one that is made up when it is sent. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
