package io.kinora.server.payments;

import io.kinora.server.accounts.AdminCaller;
import io.kinora.server.api.PaymentsApi;
import io.kinora.server.api.WireAutoTopUp;
import io.kinora.server.api.WireCard;
import io.kinora.server.api.WireCreateCheckoutSessionRequest;
import io.kinora.server.api.WireCreatePortalSessionRequest;
import io.kinora.server.api.WirePortalSession;
import io.kinora.server.api.WirePurchase;
import io.kinora.server.api.WirePurchaseList;
import io.kinora.server.api.WireRefund;
import io.kinora.server.api.WireRefundPurchaseRequest;
import io.kinora.server.api.WireUpdateAutoTopUpRequest;
import io.kinora.server.billing.Amounts;
import io.kinora.server.billing.Micros;
import io.kinora.server.http.ApiError;
import io.kinora.server.http.PageLimit;
import io.kinora.server.http.Values;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/organization/billing}: what is bought, how, and what is given back. */
public final class PaymentsResource implements PaymentsApi {
  private final Payments payments;

  PaymentsResource(Payments payments) {
    this.payments = payments;
  }

  @Override
  public WireAutoTopUp getAutoTopUp(AdminCaller caller, ContainerRequestContext request) {
    return onTheWire(payments.account(caller.organization()));
  }

  @Override
  public WireAutoTopUp updateAutoTopUp(
      AdminCaller caller, WireUpdateAutoTopUpRequest body, ContainerRequestContext request) {
    return onTheWire(payments.setAutoTopUp(
        caller,
        body.enabled(),
        micros("threshold", body.threshold()),
        micros("amount", body.amount()),
        micros("monthly_cap", body.monthlyCap())));
  }

  private static @Nullable Long micros(String param, @Nullable String usd) {
    return usd == null ? null : Amounts.parse(param, usd);
  }

  private static WireAutoTopUp onTheWire(BillingAccount account) {
    var brand = account.cardBrand();
    var last4 = account.cardLast4();
    var paused = account.backoffUntil();
    return new WireAutoTopUp(
        "billing.auto_top_up",
        account.autoTopUp(),
        Micros.text(account.thresholdMicro()),
        Micros.text(account.topUpMicro()),
        Micros.text(account.monthlyCapMicro()),
        brand == null || last4 == null ? null : new WireCard(brand, last4),
        paused == null ? null : paused.getEpochSecond());
  }

  @Override
  public WirePurchase createCheckoutSession(
      AdminCaller caller, WireCreateCheckoutSessionRequest body, ContainerRequestContext request) {
    var kind = body.kind() == null ? "credit" : body.kind();
    return onTheWire(payments.buy(
        caller,
        Values.oneOf("kind", kind, List.of("credit", "burst")),
        Amounts.parse("amount", body.amount()),
        address("success_url", body.successUrl()),
        address("cancel_url", body.cancelUrl())));
  }

  private static String address(String param, String url) {
    if (!url.matches("https?://\\S+")) {
      throw ApiError.INVALID_VALUE.about(
          param, "Invalid value: expected an http or https address.");
    }
    return url;
  }

  @Override
  public WirePortalSession createPortalSession(
      AdminCaller caller, WireCreatePortalSessionRequest body, ContainerRequestContext request) {
    var url = payments.portal(caller.organization(), address("return_url", body.returnUrl()));
    return new WirePortalSession("billing.portal_session", url);
  }

  @Override
  public WirePurchaseList listPurchases(
      AdminCaller caller, @Nullable String after, String limit, ContainerRequestContext request) {
    var count = PageLimit.parse(limit);
    var found = payments.page(caller.organization(), after, count + 1);
    var data = found.stream().limit(count).map(PaymentsResource::onTheWire).toList();
    return new WirePurchaseList(
        "list",
        data,
        data.isEmpty() ? null : data.get(0).id(),
        data.isEmpty() ? null : data.get(data.size() - 1).id(),
        count > 0 && found.size() > count);
  }

  @Override
  public WirePurchase getPurchase(AdminCaller caller, String id, ContainerRequestContext request) {
    return onTheWire(payments.find(caller.organization(), id));
  }

  private static WirePurchase onTheWire(Purchase purchase) {
    return new WirePurchase(
        purchase.id(),
        "billing.purchase",
        purchase.kind(),
        purchase.status(),
        Micros.text(purchase.amountMicro()),
        Micros.text(purchase.refundedMicro()),
        "usd",
        purchase.url(),
        purchase.receiptUrl(),
        purchase.error(),
        purchase.createdAt().getEpochSecond());
  }

  @Override
  public WireRefund refundPurchase(
      AdminCaller caller,
      String id,
      WireRefundPurchaseRequest body,
      ContainerRequestContext request) {
    var micros = micros("amount", body.amount());
    var refund = payments.refund(caller, id, micros);
    return new WireRefund(
        refund.id(),
        "billing.refund",
        refund.purchaseId(),
        Micros.text(refund.amountMicro()),
        refund.status(),
        refund.createdAt().getEpochSecond());
  }
}
