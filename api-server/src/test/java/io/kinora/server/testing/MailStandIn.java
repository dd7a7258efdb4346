package io.kinora.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes every mail and keeps it as it came. */
public final class MailStandIn implements AutoCloseable {
  private final ServerSocket socket;
  private final List<String> mails = new CopyOnWriteArrayList<>();

  public MailStandIn() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var thread = new Thread(this::serve, "mail-stand-in");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The mails so far, headers and all. */
  public List<String> mails() {
    return List.copyOf(mails);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // Whoever hangs up has no mail.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var lines = new BufferedReader(
        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    say(client, "220 ready");
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("EHLO")) say(client, "250-stand-in\r\n250 8BITMIME");
      else if (line.equals("DATA")) {
        say(client, "354 go on");
        mails.add(message(lines));
        say(client, "250 taken");
      } else if (line.matches("(MAIL FROM|RCPT TO):<[^>]+>")) say(client, "250 fine");
      else say(client, "500 what?");
    }
  }

  private static String message(BufferedReader lines) throws IOException {
    var message = new StringBuilder();
    for (var line = lines.readLine(); !".".equals(line); line = lines.readLine()) {
      message.append(line).append('\n');
    }
    return message.toString();
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
