package io.kinora.server.alerts;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.alerts.SpendAlertService.Terms;
import io.kinora.server.api.SpendAlertsApi;
import io.kinora.server.api.WireDeletedSpendAlert;
import io.kinora.server.api.WireNotificationChannel;
import io.kinora.server.api.WireSpendAlert;
import io.kinora.server.api.WireSpendAlertList;
import io.kinora.server.api.WireSpendAlertRequest;
import io.kinora.server.billing.Micros;
import io.kinora.server.billing.SpendSubject;
import io.kinora.server.billing.SpendSubjects;
import io.kinora.server.http.Page;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.UnixTime;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/spend_alerts} and those of each project. */
public final class SpendAlertsResource implements SpendAlertsApi {
  private final SpendSubjects subjects;
  private final SpendAlertService alerts;

  SpendAlertsResource(SpendSubjects subjects, SpendAlertService alerts) {
    this.subjects = subjects;
    this.alerts = alerts;
  }

  private static SpendSubject mine(AdminCaller caller) {
    return SpendSubject.ofOrganization(caller.organization());
  }

  private SpendSubject project(AdminCaller caller, String id) {
    return subjects.project(caller.organization(), id);
  }

  @Override
  public WireSpendAlert createOrganizationSpendAlert(
      AdminCaller caller, WireSpendAlertRequest body, ContainerRequestContext request) {
    return onTheWire(alerts.create(caller.actor(), mine(caller), terms(body)));
  }

  @Override
  public WireSpendAlertList listOrganizationSpendAlerts(
      AdminCaller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    return list(mine(caller), after, limit);
  }

  @Override
  public WireSpendAlert getOrganizationSpendAlert(
      AdminCaller caller, String id, ContainerRequestContext request) {
    return onTheWire(alerts.get(mine(caller), id));
  }

  @Override
  public WireSpendAlert updateOrganizationSpendAlert(
      AdminCaller caller, String id, WireSpendAlertRequest body, ContainerRequestContext request) {
    return onTheWire(alerts.update(caller.actor(), mine(caller), id, terms(body)));
  }

  @Override
  public WireDeletedSpendAlert deleteOrganizationSpendAlert(
      AdminCaller caller, String id, ContainerRequestContext request) {
    return delete(caller, mine(caller), id);
  }

  @Override
  public WireSpendAlert createProjectSpendAlert(
      AdminCaller caller,
      String project,
      WireSpendAlertRequest body,
      ContainerRequestContext request) {
    return onTheWire(alerts.create(caller.actor(), project(caller, project), terms(body)));
  }

  @Override
  public WireSpendAlertList listProjectSpendAlerts(
      AdminCaller caller,
      String project,
      @Nullable String after,
      String limit,
      ContainerRequestContext request) {
    return list(project(caller, project), after, limit);
  }

  @Override
  public WireSpendAlert getProjectSpendAlert(
      AdminCaller caller, String project, String id, ContainerRequestContext request) {
    return onTheWire(alerts.get(project(caller, project), id));
  }

  @Override
  public WireSpendAlert updateProjectSpendAlert(
      AdminCaller caller,
      String project,
      String id,
      WireSpendAlertRequest body,
      ContainerRequestContext request) {
    return onTheWire(alerts.update(caller.actor(), project(caller, project), id, terms(body)));
  }

  @Override
  public WireDeletedSpendAlert deleteProjectSpendAlert(
      AdminCaller caller, String project, String id, ContainerRequestContext request) {
    return delete(caller, project(caller, project), id);
  }

  private static Terms terms(WireSpendAlertRequest body) {
    var channel = body.notificationChannel();
    var prefix = channel.subjectPrefix();
    if (prefix != null) Values.noNull("notification_channel.subject_prefix", prefix);
    return new Terms(body.thresholdAmount() * Micros.OF_A_CENT, channel.recipients(), prefix);
  }

  private WireSpendAlertList list(SpendSubject subject, @Nullable String after, String limit) {
    var count = PageLimit.parse(limit);
    var found = alerts.page(subject, after, count + 1);
    var page = Page.of(found, count, SpendAlert::id, SpendAlertsResource::onTheWire);
    return new WireSpendAlertList(
        "list", page.data(), page.firstId(), page.lastId(), page.hasMore());
  }

  private WireDeletedSpendAlert delete(AdminCaller caller, SpendSubject subject, String id) {
    alerts.delete(caller.actor(), subject, id);
    return new WireDeletedSpendAlert(id, subject.scope() + ".spend_alert.deleted", true);
  }

  private static WireSpendAlert onTheWire(SpendAlert alert) {
    return new WireSpendAlert(
        alert.id(),
        alert.scope() + ".spend_alert",
        alert.thresholdMicro() / Micros.OF_A_CENT,
        "USD",
        "month",
        new WireNotificationChannel("email", alert.recipients(), alert.subjectPrefix()),
        UnixTime.seconds(alert.reachedAt()),
        UnixTime.seconds(alert.mailedAt()));
  }
}
