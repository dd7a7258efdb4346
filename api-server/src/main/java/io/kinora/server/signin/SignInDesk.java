package io.kinora.server.signin;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.db.Ids;
import io.kinora.server.mail.Mail;
import io.kinora.server.mail.Mailer;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and mails links behind the back of whoever asks, so that asking takes as long for an
 * address that nobody has. What waits when the server stops is lost; people ask again. Thread-safe.
 */
final class SignInDesk implements Managed {
  private static final Logger log = LoggerFactory.getLogger(SignInDesk.class);
  private static final int MAX_WAITING = 1000;

  private final SignInLinks links;
  private final Mailer mailer;
  private final URI publicUrl;
  private final Ids ids;
  private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
      1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
        var made = new Thread(task, "sign-in-links");
        made.setDaemon(true);
        return made;
      });

  SignInDesk(SignInLinks links, Mailer mailer, URI publicUrl, Ids ids) {
    this.links = links;
    this.mailer = mailer;
    this.publicUrl = publicUrl;
    this.ids = ids;
  }

  @Override
  public void stop() {
    thread.shutdownNow();
  }

  /** Mails a link to a member with this address, if there is one. */
  void ask(String email, String browser) {
    try {
      thread.execute(() -> answer(email, browser));
    } catch (RejectedExecutionException e) {
      log.warn("a link was asked for while too many wait");
    }
  }

  private void answer(String email, String browser) {
    try {
      var made = links.make(email, browser);
      if (made.isEmpty() || !Mail.isAddress(made.get(0).person().email())) return;
      mailer.send(SignInMail.of(ids.next("sign_in"), publicUrl, made));
    } catch (IOException | RuntimeException e) {
      if (!thread.isShutdown()) log.atWarn().setCause(e).log("a link to sign in was not mailed");
    }
  }
}
