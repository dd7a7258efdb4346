package io.kinora.server.billing;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.LedgerApi;
import io.kinora.server.api.WireGrantCreditRequest;
import io.kinora.server.api.WireLedgerCheck;
import io.kinora.server.api.WireLedgerCheckList;
import io.kinora.server.api.WireLot;
import io.kinora.server.audit.AuditLog;
import io.kinora.server.audit.AuditLog.Deed;
import io.kinora.server.audit.AuditType;
import io.kinora.server.db.Ids;
import io.kinora.server.http.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the operator of the installation does with the books; other keys do not get here. */
public final class LedgerResource implements LedgerApi {
  private final Jdbi jdbi;
  private final Ledger ledger;
  private final AuditLog audit;
  private final Ids ids;

  LedgerResource(Jdbi jdbi, Ledger ledger, AuditLog audit, Ids ids) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.audit = audit;
    this.ids = ids;
  }

  @Override
  public WireLot grantCredit(
      AdminCaller caller,
      @Nullable String idempotencyKey,
      WireGrantCreditRequest body,
      ContainerRequestContext request) {
    var organization = body.organizationId();
    if (!jdbi.<Boolean, OwnerDao, RuntimeException>withExtension(
        OwnerDao.class, dao -> dao.exists(organization))) {
      throw ApiError.ORGANIZATION_NOT_FOUND.about(
          "organization_id", "Organization with id '" + organization + "' not found.");
    }
    var micros = Amounts.parse("amount", body.amount());
    if (micros == 0) throw ApiError.INVALID_VALUE.about("amount", "The amount is 0.");
    var expires = body.expiresAt() == null ? null : Instant.ofEpochSecond(body.expiresAt());
    var gift = gift(organization, idempotencyKey);
    jdbi.useTransaction(handle -> {
      if (!ledger.grant(handle, organization, micros, expires, gift, caller.key())) return;
      var details = Map.of("amount", Micros.text(micros), "organization_id", organization);
      var type = AuditType.CREDIT_GRANTED;
      audit.append(
          handle, caller.actor(), new Deed(type, caller.organization(), null, gift, details));
    });
    return ledger.lots(organization).stream()
        .filter(lot -> gift.equals(lot.reference()))
        .findFirst()
        .map(BillingResource::onTheWire)
        .orElseThrow(() -> ApiError.INVALID_VALUE.about("expires_at", "The time is over already."));
  }

  /** The same key names the same gift, so that a retry gives nothing more. */
  private String gift(String organization, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) return ids.next("gift");
    var text = organization + "\n" + idempotencyKey;
    return "gift_" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public WireLedgerCheckList runLedgerChecks(AdminCaller caller, ContainerRequestContext request) {
    var checks = new LedgerChecks(jdbi)
        .run().stream()
            .map(check ->
                new WireLedgerCheck(check.name(), check.rule(), check.holds(), check.broken()))
            .toList();
    return new WireLedgerCheckList("list", checks);
  }
}
