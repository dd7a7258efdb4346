package io.kinora.server.mail;

import java.util.List;

/**
 * A mail of plain text.
 *
 * @param id tells it from others, and is the same whenever it is sent again
 * @param recipients addresses, each a local part and a domain in ASCII
 */
public record Mail(String id, List<String> recipients, String subject, String text) {
  public Mail {
    recipients = List.copyOf(recipients);
  }

  /** Whether a text can be a recipient: nothing in it can end a line or an address of SMTP. */
  public static boolean isAddress(String text) {
    return text.length() <= 254
        && text.matches("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]+");
  }
}
