package io.kinora.server.billing;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.SpendLimitsApi;
import io.kinora.server.api.WireSetSpendLimitRequest;
import io.kinora.server.api.WireSpendLimit;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jdbi.v3.core.Jdbi;

/** {@code /v1/organization/spend_limit} and that of each project. */
public final class SpendLimitsResource implements SpendLimitsApi {
  private static final String ORGANIZATION = "organization";
  private static final String PROJECT = "project";

  private final Jdbi jdbi;

  SpendLimitsResource(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public WireSpendLimit getOrganizationSpendLimit(
      AdminCaller caller, ContainerRequestContext request) {
    return show(ORGANIZATION, caller.organization());
  }

  @Override
  public WireSpendLimit setOrganizationSpendLimit(
      AdminCaller caller, WireSetSpendLimitRequest body, ContainerRequestContext request) {
    return set(ORGANIZATION, caller.organization(), body);
  }

  @Override
  public WireSpendLimit deleteOrganizationSpendLimit(
      AdminCaller caller, ContainerRequestContext request) {
    return remove(ORGANIZATION, caller.organization());
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
    return set(PROJECT, owned(caller, project), body);
  }

  @Override
  public WireSpendLimit deleteProjectSpendLimit(
      AdminCaller caller, String project, ContainerRequestContext request) {
    return remove(PROJECT, owned(caller, project));
  }

  private String owned(AdminCaller caller, String project) {
    boolean owns =
        jdbi.withExtension(OwnerDao.class, dao -> dao.owns(caller.organization(), project));
    if (!owns) {
      throw ApiError.PROJECT_NOT_FOUND.because("Project with id '" + project + "' not found.");
    }
    return project;
  }

  private WireSpendLimit set(String scope, String subject, WireSetSpendLimitRequest body) {
    var micros = Amounts.parse("monthly_limit", body.monthlyLimit());
    jdbi.useExtension(LedgerDao.class, dao -> dao.limitSpend(scope, subject, micros));
    return show(scope, subject);
  }

  private WireSpendLimit remove(String scope, String subject) {
    jdbi.useExtension(LedgerDao.class, dao -> dao.unlimitSpend(scope, subject));
    return show(scope, subject);
  }

  private WireSpendLimit show(String scope, String subject) {
    return jdbi.withExtension(
        LedgerDao.class,
        dao -> new WireSpendLimit(
            "spend_limit",
            dao.spendLimit(scope, subject).map(Micros::text).orElse(null),
            Micros.text(dao.spent(scope, subject)),
            "usd"));
  }
}
