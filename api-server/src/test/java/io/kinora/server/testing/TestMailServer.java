package io.kinora.server.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on a free port that takes every mail and keeps it. Thread-safe. */
public final class TestMailServer implements AutoCloseable {
  /** Who can sign in where somebody must. */
  public static final String USER = "kinora";

  public static final String PASSWORD = "a password of a test";

  private final SMTPServer server;
  private final List<byte[]> mails = new CopyOnWriteArrayList<>();

  private TestMailServer(SMTPServer.Builder builder) {
    server = builder
        .hostName("localhost")
        .bindAddress(InetAddress.getLoopbackAddress())
        .insertReceivedHeaders(false)
        .messageHandler((context, from, to, mail) -> mails.add(mail))
        .build();
    server.start();
  }

  /** One that takes mail from everybody, in the clear. */
  public static TestMailServer open() {
    return new TestMailServer(SMTPServer.port(0));
  }

  /** One that takes mail after STARTTLS from whoever signed in. */
  public static TestMailServer withStartTls(TestCertificate certificate) {
    return new TestMailServer(
        forMembers().requireTLS().startTlsSocketFactory(certificate.context()));
  }

  /** One that speaks TLS from the first byte, and takes mail from whoever signed in. */
  public static TestMailServer withTls(TestCertificate certificate) {
    return new TestMailServer(forMembers().serverSocketFactory(certificate.context()));
  }

  private static SMTPServer.Builder forMembers() {
    var members = new EasyAuthenticationHandlerFactory((user, password, context) -> {
      if (!user.equals(USER) || !password.equals(PASSWORD)) throw new LoginFailedException();
    });
    return SMTPServer.port(0).authenticationHandlerFactory(members).requireAuth();
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** The mails so far, headers and all. */
  public List<MimeMessage> mails() {
    return mails.stream().map(TestMailServer::parsed).toList();
  }

  private static MimeMessage parsed(byte[] mail) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    } catch (MessagingException e) {
      throw new IllegalStateException("what came is no mail", e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
