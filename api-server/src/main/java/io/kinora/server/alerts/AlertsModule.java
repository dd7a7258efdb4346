package io.kinora.server.alerts;

import io.dropwizard.core.setup.Environment;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.billing.SpendSubjects;
import io.kinora.server.db.Ids;
import io.kinora.server.events.EventLog;
import io.kinora.server.mail.Mailer;
import org.jdbi.v3.core.Jdbi;

/** Puts the feature onto the server. */
public final class AlertsModule {
  private AlertsModule() {}

  public static void install(
      Environment environment, Jdbi jdbi, AuditLog audit, EventLog events, Mailer mailer, Ids ids) {
    environment.lifecycle().manage(new AlertWatch(jdbi, events, mailer));
    environment
        .jersey()
        .register(new SpendAlertsResource(
            new SpendSubjects(jdbi), new SpendAlertService(jdbi, audit, ids)));
  }
}
