package io.kinora.server.billing;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.SpendLimitsApi;
import io.kinora.server.api.WireDeletedSpendLimit;
import io.kinora.server.api.WireSetSpendLimitRequest;
import io.kinora.server.api.WireSpendEnforcement;
import io.kinora.server.api.WireSpendLimit;
import jakarta.ws.rs.container.ContainerRequestContext;

/** {@code /v1/organization/spend_limit} and that of each project. */
public final class SpendLimitsResource implements SpendLimitsApi {
  private final SpendSubjects subjects;
  private final SpendLimits limits;

  SpendLimitsResource(SpendSubjects subjects, SpendLimits limits) {
    this.subjects = subjects;
    this.limits = limits;
  }

  @Override
  public WireSpendLimit getOrganizationSpendLimit(
      AdminCaller caller, ContainerRequestContext request) {
    return onTheWire(mine(caller));
  }

  @Override
  public WireSpendLimit setOrganizationSpendLimit(
      AdminCaller caller, WireSetSpendLimitRequest body, ContainerRequestContext request) {
    return set(caller, mine(caller), body);
  }

  @Override
  public WireDeletedSpendLimit deleteOrganizationSpendLimit(
      AdminCaller caller, ContainerRequestContext request) {
    return remove(caller, mine(caller));
  }

  @Override
  public WireSpendLimit getProjectSpendLimit(
      AdminCaller caller, String project, ContainerRequestContext request) {
    return onTheWire(subjects.project(caller.organization(), project));
  }

  @Override
  public WireSpendLimit setProjectSpendLimit(
      AdminCaller caller,
      String project,
      WireSetSpendLimitRequest body,
      ContainerRequestContext request) {
    return set(caller, subjects.project(caller.organization(), project), body);
  }

  @Override
  public WireDeletedSpendLimit deleteProjectSpendLimit(
      AdminCaller caller, String project, ContainerRequestContext request) {
    return remove(caller, subjects.project(caller.organization(), project));
  }

  private static SpendSubject mine(AdminCaller caller) {
    return SpendSubject.ofOrganization(caller.organization());
  }

  private WireSpendLimit set(
      AdminCaller caller, SpendSubject subject, WireSetSpendLimitRequest body) {
    limits.set(caller.actor(), subject, body.thresholdAmount() * Micros.OF_A_CENT);
    return onTheWire(subject);
  }

  private WireDeletedSpendLimit remove(AdminCaller caller, SpendSubject subject) {
    var deleted = limits.remove(caller.actor(), subject);
    return new WireDeletedSpendLimit(subject.scope() + ".spend_limit.deleted", deleted);
  }

  private WireSpendLimit onTheWire(SpendSubject subject) {
    var limit = limits.limit(subject);
    return new WireSpendLimit(
        subject.scope() + ".spend_limit",
        limit.orElse(0L) / Micros.OF_A_CENT,
        "USD",
        "month",
        new WireSpendEnforcement(limit.isPresent() ? "enforcing" : "inactive"),
        Micros.text(limits.spent(subject)));
  }
}
