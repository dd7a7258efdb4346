package io.kinora.server.signin;

import io.kinora.server.accounts.SessionCookieFilter;
import io.kinora.server.api.SignInApi;
import io.kinora.server.api.WireAskedSignInLink;
import io.kinora.server.api.WireSignIn;
import io.kinora.server.api.WireSignInLinkRequest;
import io.kinora.server.api.WireSignInMethods;
import io.kinora.server.api.WireSignInRequest;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.ClientAddress;
import io.kinora.server.limits.Throttle;
import io.kinora.server.mail.Mail;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** {@code /v1/sign_in}. */
public final class SignInResource implements SignInApi {
  private final SignInLinks links;
  private final @Nullable SignInDesk desk;
  private final Throttle throttle;

  /** @param desk null where no links can be mailed */
  SignInResource(SignInLinks links, @Nullable SignInDesk desk, Throttle throttle) {
    this.links = links;
    this.desk = desk;
    this.throttle = throttle;
  }

  @Override
  public WireSignInMethods getSignInMethods(ContainerRequestContext request) {
    return new WireSignInMethods("sign_in.methods", true, desk != null);
  }

  @Override
  public WireAskedSignInLink askForSignInLink(
      WireSignInLinkRequest body, ContainerRequestContext request) {
    if (desk == null) {
      throw ApiError.UNKNOWN_URL.because(
          "This server mails no links: mail.host and http.publicUrl are not configured. Sign in"
              + " with an admin key.");
    }
    var email = body.email().strip();
    if (!Mail.isAddress(email)) {
      throw ApiError.INVALID_VALUE.about("email", "Invalid value: not an e-mail address.");
    }
    throttle.take(
        "links to sign in from one client",
        "sign-in-from:" + ClientAddress.of(request),
        SignInModule.LINKS_OF_A_CLIENT);
    throttle.take(
        "links to sign in for one address",
        "sign-in:" + links.counted(email),
        SignInModule.LINKS_OF_AN_ADDRESS);
    var browser = links.newToken();
    desk.ask(email, browser);
    BrowserCookieFilter.hand(request, browser);
    return new WireAskedSignInLink("sign_in.link", SignInLinks.LIFE.toSeconds());
  }

  @Override
  public WireSignIn signIn(WireSignInRequest body, ContainerRequestContext request) {
    var session =
        links.use(body.token(), BrowserCookieFilter.tokenOf(request), ClientAddress.of(request));
    SessionCookieFilter.hand(request, session);
    BrowserCookieFilter.take(request);
    return new WireSignIn("sign_in", true);
  }
}
