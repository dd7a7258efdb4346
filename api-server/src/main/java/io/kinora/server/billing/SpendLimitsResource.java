package io.kinora.server.billing;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.SpendLimitsApi;
import io.kinora.server.api.WireDeletedSpendLimit;
import io.kinora.server.api.WireSetSpendLimitRequest;
import io.kinora.server.api.WireSpendEnforcement;
import io.kinora.server.api.WireSpendLimit;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /v1/organization/spend_limit} and that of each project. */
public final class SpendLimitsResource implements SpendLimitsApi {
  private static final String ORGANIZATION = "organization";
  private static final String PROJECT = "project";

  private final Jdbi jdbi;
  private final AuditLog audit;

  SpendLimitsResource(Jdbi jdbi, AuditLog audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  @Override
  public WireSpendLimit getOrganizationSpendLimit(
      AdminCaller caller, ContainerRequestContext request) {
    return show(ORGANIZATION, caller.organization());
  }

  @Override
  public WireSpendLimit setOrganizationSpendLimit(
      AdminCaller caller, WireSetSpendLimitRequest body, ContainerRequestContext request) {
    return set(caller, ORGANIZATION, caller.organization(), body);
  }

  @Override
  public WireDeletedSpendLimit deleteOrganizationSpendLimit(
      AdminCaller caller, ContainerRequestContext request) {
    return remove(caller, ORGANIZATION, caller.organization());
  }

  @Override
  public WireSpendLimit getProjectSpendLimit(
      AdminCaller caller, String project, ContainerRequestContext request) {
    return show(PROJECT, owned(caller, project));
  }

  @Override
  public WireSpendLimit setProjectSpendLimit(
      AdminCaller caller,
      String project,
      WireSetSpendLimitRequest body,
      ContainerRequestContext request) {
    return set(caller, PROJECT, owned(caller, project), body);
  }

  @Override
  public WireDeletedSpendLimit deleteProjectSpendLimit(
      AdminCaller caller, String project, ContainerRequestContext request) {
    return remove(caller, PROJECT, owned(caller, project));
  }

  private String owned(AdminCaller caller, String project) {
    boolean owns =
        jdbi.withExtension(OwnerDao.class, dao -> dao.owns(caller.organization(), project));
    if (!owns) {
      throw ApiError.PROJECT_NOT_FOUND.because("Project with id '" + project + "' not found.");
    }
    return project;
  }

  private WireSpendLimit set(
      AdminCaller caller, String scope, String subject, WireSetSpendLimitRequest body) {
    var micros = body.thresholdAmount() * Micros.OF_A_CENT;
    jdbi.useTransaction(handle -> {
      handle.attach(LedgerDao.class).limitSpend(scope, subject, micros);
      var details = Map.of("threshold_amount", body.thresholdAmount());
      append(handle, caller, AuditType.SPEND_LIMIT_UPDATED, scope, subject, details);
    });
    return show(scope, subject);
  }

  private WireDeletedSpendLimit remove(AdminCaller caller, String scope, String subject) {
    var deleted = jdbi.inTransaction(handle -> {
      if (handle.attach(LedgerDao.class).unlimitSpend(scope, subject) == 0) return false;
      append(handle, caller, AuditType.SPEND_LIMIT_DELETED, scope, subject, Map.of());
      return true;
    });
    return new WireDeletedSpendLimit(scope + ".spend_limit.deleted", deleted);
  }

  private void append(
      Handle handle,
      AdminCaller caller,
      AuditType type,
      String scope,
      String subject,
      Map<String, ?> details) {
    var project = scope.equals(PROJECT) ? subject : null;
    audit.append(
        handle, caller.actor(), new Deed(type, caller.organization(), project, subject, details));
  }

  private WireSpendLimit show(String scope, String subject) {
    return jdbi.withExtension(LedgerDao.class, dao -> {
      var limit = dao.spendLimit(scope, subject);
      return new WireSpendLimit(
          scope + ".spend_limit",
          limit.orElse(0L) / Micros.OF_A_CENT,
          "USD",
          "month",
          new WireSpendEnforcement(limit.isPresent() ? "enforcing" : "inactive"),
          Micros.text(dao.spent(scope, subject)));
    });
  }
}
