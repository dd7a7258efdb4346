package io.kinora.server.signin;

import io.kinora.server.mail.Mail;
import io.kinora.server.signin.SignInLinks.Made;
import java.net.URI;
import java.util.List;

/** What is written to somebody who wants to sign in. */
final class SignInMail {
  private SignInMail() {}

  /**
   * A mail with a link for each organisation.
   *
   * @param id of the mail
   * @param publicUrl where the dashboard is reached
   */
  static Mail of(String id, URI publicUrl, List<Made> links) {
    var text = new StringBuilder("Open this in the browser in which you asked for it:\n");
    for (var link : links) {
      text.append('\n')
          .append(link.person().organizationName())
          .append(":\n")
          .append(address(publicUrl, link.token()))
          .append('\n');
    }
    text.append("""

        It signs you in once, within %d minutes. If you did not ask for it, somebody else typed your\
         address; nothing happens unless you open it.
        """.formatted(SignInLinks.LIFE.toMinutes()));
    var recipient = links.get(0).person().email();
    return new Mail(id, List.of(recipient), "Sign in to Kinora", text.toString());
  }

  /** The token is behind the #, where it reaches no log and no other site. */
  private static String address(URI publicUrl, String token) {
    return publicUrl.toString().replaceFirst("/+$", "") + "/dashboard/#/signin/" + token;
  }
}
