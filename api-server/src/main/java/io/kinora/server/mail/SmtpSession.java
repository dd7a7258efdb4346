package io.kinora.server.mail;

import io.kinora.server.mail.MailConfiguration.Security;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A conversation with a mail server (RFC 5321). Not thread-safe. */
final class SmtpSession implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int READY = 220;
  private static final int SIGNED_IN = 235;
  private static final int DONE = 250;
  private static final int GO_ON = 354;
  private static final int CODE = 3;

  private final String host;
  private Socket socket;
  private BufferedReader answers;

  private SmtpSession(String host, Socket socket) throws IOException {
    this.host = host;
    this.socket = socket;
    this.answers = answers(socket);
  }

  /** @throws IOException when the server cannot be reached, or is not as it is said to be */
  static SmtpSession open(MailConfiguration configuration) throws IOException {
    var host = String.valueOf(configuration.host());
    var plain = new Socket();
    try {
      plain.connect(new InetSocketAddress(host, configuration.port()), PATIENCE_MILLIS);
      plain.setSoTimeout(PATIENCE_MILLIS);
      var secret = configuration.security() == Security.TLS;
      var session = new SmtpSession(host, secret ? secured(plain, host) : plain);
      session.greet(configuration);
      return session;
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private void greet(MailConfiguration configuration) throws IOException {
    expect(READY);
    say("EHLO kinora", DONE);
    if (configuration.security() == Security.STARTTLS) {
      say("STARTTLS", READY);
      socket = secured(socket, host);
      answers = answers(socket);
      say("EHLO kinora", DONE);
    }
    var password = configuration.password();
    if (password == null) return;
    var proof = "\0" + configuration.user() + "\0" + password.value();
    say(
        "AUTH PLAIN " + Base64.getEncoder().encodeToString(proof.getBytes(StandardCharsets.UTF_8)),
        SIGNED_IN);
  }

  private static Socket secured(Socket plain, String host) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var socket = (SSLSocket) factory.createSocket(plain, host, plain.getPort(), true);
    var parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static BufferedReader answers(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
  }

  /**
   * Hands over a message.
   *
   * @param message in ASCII, with no line that begins with a dot
   */
  void send(String from, List<String> recipients, String message) throws IOException {
    say("MAIL FROM:<" + from + ">", DONE);
    for (var recipient : recipients) say("RCPT TO:<" + recipient + ">", DONE);
    say("DATA", GO_ON);
    say(message + "\r\n.", DONE);
  }

  private void say(String line, int expected) throws IOException {
    var output = socket.getOutputStream();
    output.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    output.flush();
    expect(expected);
  }

  /** An answer of several lines has a dash after the code in all but the last. */
  private void expect(int code) throws IOException {
    @Nullable String line = answers.readLine();
    while (line != null && line.length() > CODE && line.charAt(CODE) == '-') {
      line = answers.readLine();
    }
    if (line == null || !line.startsWith("" + code)) {
      throw new IOException("the mail server answered: " + line);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
