package io.kinora.server.alerts;

import io.dropwizard.lifecycle.Managed;
import io.kinora.server.alerts.SpendAlertDao.Due;
import io.kinora.server.billing.Micros;
import io.kinora.server.events.EventLog;
import io.kinora.server.events.EventType;
import io.kinora.server.mail.Mail;
import io.kinora.server.mail.Mailer;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every other second what was reached, and tells of it. Every server may run one. */
final class AlertWatch implements Managed {
  private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private final Jdbi jdbi;
  private final EventLog events;
  private final Mailer mailer;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "spend-alerts");
        made.setDaemon(true);
        return made;
      });

  AlertWatch(Jdbi jdbi, EventLog events, Mailer mailer) {
    this.jdbi = jdbi;
    this.events = events;
    this.mailer = mailer;
  }

  @Override
  public void start() {
    thread.scheduleWithFixedDelay(
        this::lookOrWarn, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void stop() {
    thread.shutdownNow();
  }

  private void lookOrWarn() {
    try {
      raise();
      if (mailer.isOn()) mail();
    } catch (RuntimeException e) {
      if (!thread.isShutdown()) log.atWarn().setCause(e).log("spend alerts were not looked after");
    }
  }

  private void raise() {
    jdbi.useTransaction(handle -> {
      var dao = handle.attach(SpendAlertDao.class);
      for (var alert : dao.raise()) {
        for (var project : dao.toldProjects(alert.subjectId())) {
          events.append(handle, EventType.BILLING_SPEND_ALERT, project, alert.id());
        }
        log.atInfo()
            .addKeyValue("alert", alert.id())
            .addKeyValue(alert.scope(), alert.subjectId())
            .log("spend alert raised");
      }
    });
  }

  private void mail() {
    for (var due : jdbi.withExtension(SpendAlertDao.class, SpendAlertDao::takeDue)) {
      try {
        mailer.send(mail(due));
        jdbi.useExtension(
            SpendAlertDao.class,
            dao -> dao.mailed(due.alertId(), due.period(), due.thresholdMicro()));
      } catch (IOException e) {
        log.atWarn()
            .setCause(e)
            .addKeyValue("alert", due.alertId())
            .log("a spend alert was not mailed");
      }
    }
  }

  private static Mail mail(Due due) {
    var who = due.scope() + " " + due.name();
    var threshold = "$" + Micros.text(due.thresholdMicro());
    var prefix = due.subjectPrefix() == null ? "" : due.subjectPrefix() + " ";
    return new Mail(
        due.alertId() + "." + due.period() + "." + due.thresholdMicro(),
        due.recipients(),
        prefix + "Spend alert: the " + who + " reached " + threshold,
        """
        The %s has spent %s USD in %s (UTC), what videos under way hold included. The alert %s is set at %s.

        Videos go on being made. A spend limit would refuse them.
        """.formatted(
            who, Micros.text(due.micro()), MONTH.format(due.period()), due.alertId(), threshold));
  }
}
