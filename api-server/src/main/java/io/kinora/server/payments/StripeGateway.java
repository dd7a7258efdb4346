package io.kinora.server.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import io.kinora.server.db.SecretString;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stripe; the only class that knows its library. */
final class StripeGateway implements PaymentGateway {
  private static final String PURCHASE = "kinora_purchase";
  private static final String ORGANIZATION = "kinora_organization";
  private static final String REFUND = "kinora_refund";
  private static final String USD = "usd";
  private static final String PRODUCT = "Kinora credit";
  private static final int RETRIES = 2;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 20_000;
  private static final long TOLERANCE_SECONDS = 300;
  private static final long PAGE = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    Stripe.enableTelemetry = false;
    Stripe.setAppInfo("Kinora");
  }

  private final StripeClient stripe;
  private final String webhookSecret;
  private final boolean live;
  private final Clock clock;

  StripeGateway(SecretString key, SecretString webhookSecret, URI url, Clock clock) {
    this.stripe = StripeClient.builder()
        .setApiKey(key.value())
        .setApiBase(url.toString())
        .setMaxNetworkRetries(RETRIES)
        .setConnectTimeout(CONNECT_MILLIS)
        .setReadTimeout(READ_MILLIS)
        .build();
    this.webhookSecret = webhookSecret.value();
    this.live = key.value().contains("_live_");
    this.clock = clock;
  }

  /** Something that Stripe is asked. */
  private interface Call<T> {
    T make() throws StripeException;
  }

  private static <T> T ask(Call<T> call) {
    try {
      return call.make();
    } catch (CardException e) {
      var why = e.getDeclineCode() == null ? e.getCode() : e.getDeclineCode();
      throw new DeclinedException(String.valueOf(why), e);
    } catch (InvalidRequestException e) {
      throw new DeclinedException(String.valueOf(e.getCode()), e);
    } catch (ApiConnectionException e) {
      throw new GatewayException("Stripe cannot be reached", e);
    } catch (StripeException e) {
      throw new GatewayException(
          "Stripe refused with status " + e.getStatusCode() + ", request " + e.getRequestId(), e);
    }
  }

  private static RequestOptions once(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  @Override
  public String createCustomer(String organization) {
    var params = CustomerCreateParams.builder()
        .setDescription("Kinora organization " + organization)
        .putMetadata(ORGANIZATION, organization)
        .build();
    return ask(() -> stripe.v1().customers().create(params, once("customer-" + organization)))
        .getId();
  }

  @Override
  public Session openCheckout(
      String purchase,
      String organization,
      String customer,
      long cents,
      String successUrl,
      String cancelUrl) {
    var price = LineItem.PriceData.builder()
        .setCurrency(USD)
        .setUnitAmount(cents)
        .setProductData(
            LineItem.PriceData.ProductData.builder().setName(PRODUCT).build())
        .build();
    var payment = SessionCreateParams.PaymentIntentData.builder()
        .setSetupFutureUsage(SessionCreateParams.PaymentIntentData.SetupFutureUsage.OFF_SESSION)
        .putMetadata(PURCHASE, purchase)
        .putMetadata(ORGANIZATION, organization)
        .build();
    var params = SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setCustomer(customer)
        .setClientReferenceId(purchase)
        .addLineItem(LineItem.builder().setQuantity(1L).setPriceData(price).build())
        .setPaymentIntentData(payment)
        .setSuccessUrl(successUrl)
        .setCancelUrl(cancelUrl)
        .build();
    return onOurSide(
        ask(() -> stripe.v1().checkout().sessions().create(params, once("checkout-" + purchase))));
  }

  @Override
  public Session session(String id) {
    return onOurSide(ask(() -> stripe.v1().checkout().sessions().retrieve(id)));
  }

  private static Session onOurSide(com.stripe.model.checkout.Session session) {
    return new Session(
        session.getId(),
        session.getUrl(),
        "expired".equals(session.getStatus()),
        session.getPaymentIntent());
  }

  @Override
  public String portal(String customer, String returnUrl) {
    var params = com.stripe.param.billingportal.SessionCreateParams.builder()
        .setCustomer(customer)
        .setReturnUrl(returnUrl)
        .build();
    return ask(() -> stripe.v1().billingPortal().sessions().create(params)).getUrl();
  }

  @Override
  public Payment charge(
      String purchase, String organization, String customer, String paymentMethod, long cents) {
    var params = PaymentIntentCreateParams.builder()
        .setAmount(cents)
        .setCurrency(USD)
        .setCustomer(customer)
        .setPaymentMethod(paymentMethod)
        .setOffSession(true)
        .setConfirm(true)
        .putMetadata(PURCHASE, purchase)
        .putMetadata(ORGANIZATION, organization)
        .build();
    var made = ask(() -> stripe.v1().paymentIntents().create(params, once("charge-" + purchase)));
    return payment(made.getId());
  }

  @Override
  public Payment payment(String id) {
    var params = PaymentIntentRetrieveParams.builder()
        .addExpand("latest_charge")
        .addExpand("payment_method")
        .build();
    var intent = ask(() -> stripe.v1().paymentIntents().retrieve(id, params));
    var charge = intent.getLatestChargeObject();
    var error = intent.getLastPaymentError();
    return new Payment(
        intent.getId(),
        "succeeded".equals(intent.getStatus()),
        intent.getAmount(),
        intent.getCurrency(),
        intent.getMetadata().get(PURCHASE),
        error == null
            ? null
            : error.getDeclineCode() == null ? error.getCode() : error.getDeclineCode(),
        charge == null ? null : charge.getReceiptUrl(),
        card(intent.getPaymentMethodObject()),
        charge == null ? List.of() : refunds(id),
        charge == null || !Boolean.TRUE.equals(charge.getDisputed()) ? List.of() : disputes(id));
  }

  private static @Nullable Card card(@Nullable PaymentMethod method) {
    if (method == null || method.getCard() == null) return null;
    return new Card(
        method.getId(), method.getCard().getBrand(), method.getCard().getLast4());
  }

  private List<SentBack> refunds(String payment) {
    var params =
        RefundListParams.builder().setPaymentIntent(payment).setLimit(PAGE).build();
    var found = new ArrayList<SentBack>();
    for (var refund : ask(() -> stripe.v1().refunds().list(params)).autoPagingIterable()) {
      found.add(onOurSide(refund));
    }
    return found;
  }

  private static SentBack onOurSide(com.stripe.model.Refund refund) {
    boolean failed = "failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus());
    var metadata = refund.getMetadata();
    return new SentBack(
        refund.getId(), refund.getAmount(), failed, metadata == null ? null : metadata.get(REFUND));
  }

  private List<Dispute> disputes(String payment) {
    var params =
        DisputeListParams.builder().setPaymentIntent(payment).setLimit(PAGE).build();
    var found = new ArrayList<Dispute>();
    for (var dispute : ask(() -> stripe.v1().disputes().list(params)).autoPagingIterable()) {
      found.add(new Dispute(dispute.getId(), dispute.getAmount(), state(dispute.getStatus())));
    }
    return found;
  }

  private static Dispute.State state(String status) {
    return switch (status) {
      case "won", "prevented" -> Dispute.State.WON;
      case "lost" -> Dispute.State.LOST;
      case "needs_response", "under_review" -> Dispute.State.OPEN;
      default -> Dispute.State.INQUIRY;
    };
  }

  @Override
  public @Nullable String paymentOf(String objectId) {
    if (objectId.startsWith("pi_")) return objectId;
    if (objectId.startsWith("cs_")) return session(objectId).paymentId();
    if (objectId.startsWith("ch_") || objectId.startsWith("py_")) {
      Charge charge = ask(() -> stripe.v1().charges().retrieve(objectId));
      return charge.getPaymentIntent();
    }
    if (objectId.startsWith("dp_") || objectId.startsWith("du_")) {
      return ask(() -> stripe.v1().disputes().retrieve(objectId)).getPaymentIntent();
    }
    if (objectId.startsWith("re_") || objectId.startsWith("pyr_")) {
      return ask(() -> stripe.v1().refunds().retrieve(objectId)).getPaymentIntent();
    }
    return null;
  }

  @Override
  public SentBack sendBack(String paymentId, String refund, long cents) {
    var params = RefundCreateParams.builder()
        .setPaymentIntent(paymentId)
        .setAmount(cents)
        .putMetadata(REFUND, refund)
        .build();
    return onOurSide(ask(() -> stripe.v1().refunds().create(params, once("refund-" + refund))));
  }

  @Override
  public List<String> succeededSince(Instant time) {
    var created =
        PaymentIntentListParams.Created.builder().setGte(time.getEpochSecond()).build();
    var params =
        PaymentIntentListParams.builder().setCreated(created).setLimit(PAGE).build();
    var found = new ArrayList<String>();
    for (PaymentIntent intent :
        ask(() -> stripe.v1().paymentIntents().list(params)).autoPagingIterable()) {
      if ("succeeded".equals(intent.getStatus()) && intent.getMetadata().containsKey(PURCHASE)) {
        found.add(intent.getId());
      }
    }
    return found;
  }

  /** Read from the text, so that an event of another version of the API is understood as well. */
  @Override
  public Event verify(String payload, String signature) {
    var event = signed(payload, signature);
    if (!event.path("livemode").isBoolean() || event.path("livemode").booleanValue() != live) {
      throw new ForgedException("the event is of the other mode");
    }
    if (event.hasNonNull("account")) {
      throw new ForgedException("the event is of another account");
    }
    return new Event(
        event.path("id").asText(),
        event.path("type").asText(),
        event.path("data").path("object").path("id").asText(),
        payload);
  }

  private JsonNode signed(String payload, String signature) {
    try {
      Webhook.Signature.verifyHeader(payload, signature, webhookSecret, TOLERANCE_SECONDS, clock);
      return JSON.readTree(payload);
    } catch (SignatureVerificationException e) {
      throw new ForgedException("the signature is not Stripe's");
    } catch (JsonProcessingException e) {
      throw new ForgedException("it is not JSON");
    }
  }
}
