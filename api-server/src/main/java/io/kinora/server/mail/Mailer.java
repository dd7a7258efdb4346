package io.kinora.server.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Hands mail to a mail server, one connection for each. Thread-safe. */
public final class Mailer {
  /** In octets, so that an encoded word of RFC 2047 stays below its 75 characters. */
  private static final int WORD = 45;

  private static final String LINE = "\r\n";

  private final MailConfiguration configuration;
  private final Clock clock;

  public Mailer(MailConfiguration configuration, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
  }

  public boolean isOn() {
    return configuration.isOn();
  }

  /** @throws IOException when the mail server did not take it, or cannot be reached */
  public void send(Mail mail) throws IOException {
    var from = String.valueOf(configuration.from());
    try (var session = SmtpSession.open(configuration)) {
      session.send(from, mail.recipients(), message(mail, from));
    }
  }

  /** As RFC 5322 has it, in ASCII. */
  private String message(Mail mail, String from) {
    var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
        ZonedDateTime.now(clock.withZone(ZoneOffset.UTC)));
    var headers = List.of(
        "Date: " + date,
        "From: Kinora <" + from + ">",
        "To: " + String.join("," + LINE + " ", mail.recipients()),
        "Subject: " + encoded(mail.subject()),
        "Message-ID: <" + mail.id() + from.substring(from.indexOf('@')) + ">",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64");
    return String.join(LINE, headers)
        + LINE
        + LINE
        + Base64.getMimeEncoder().encodeToString(mail.text().getBytes(StandardCharsets.UTF_8));
  }

  /** Any text as encoded words, none of which cuts a character in two. */
  private static String encoded(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
      if (bytes(word + character).length > WORD) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.append(character);
    }
    words.add(word.toString());
    return String.join(
        LINE + " ",
        words.stream()
            .map(each -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(each)) + "?=")
            .toList());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
