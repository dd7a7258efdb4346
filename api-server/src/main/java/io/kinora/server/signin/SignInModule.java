package io.kinora.server.signin;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.accounts.KeyHasher;
import io.kinora.server.accounts.KeyService;
import io.kinora.server.accounts.Sessions;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.db.Ids;
import io.kinora.server.limits.Rate;
import io.kinora.server.limits.Throttle;
import io.kinora.server.mail.Mailer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Puts the feature onto the server. */
public final class SignInModule {
  private static final int HOUR = 3600;

  /** Mails that one person gets at most. */
  static final Rate LINKS_OF_AN_ADDRESS = new Rate(5, HOUR, 5);

  /** Mails that one client can have sent; an office may share an address. */
  static final Rate LINKS_OF_A_CLIENT = new Rate(30, HOUR, 30);

  private SignInModule() {}

  /**
   * @param publicUrl where the dashboard is reached, or null for not known, and then no links are
   *     mailed: what a request says of it cannot be trusted
   */
  public static void install(
      Environment environment,
      Jdbi jdbi,
      KeyHasher hasher,
      Sessions sessions,
      Mailer mailer,
      @Nullable URI publicUrl,
      Throttle throttle,
      AuditLog audit,
      Ids ids,
      SecureRandom random,
      Clock clock) {
    var keys = new KeyService(jdbi, hasher, audit, ids, random, clock);
    var links = new SignInLinks(jdbi, hasher, keys, sessions, audit, random, clock);
    var desk =
        mailer.isOn() && publicUrl != null ? new SignInDesk(links, mailer, publicUrl, ids) : null;
    if (desk != null) environment.lifecycle().manage(desk);
    environment.jersey().register(new SignInResource(links, desk, throttle));
    environment.jersey().register(new BrowserCookieFilter());
  }
}
