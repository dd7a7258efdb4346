package io.kinora.server.payments;

import io.kinora.server.http.ApiError;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Stripe sends its events. It answers once they are kept, and has them dealt with. */
@Path("/internal/stripe/events")
public final class StripeWebhookResource {
  private static final Logger log = LoggerFactory.getLogger(StripeWebhookResource.class);
  private static final int MAX_BYTES = 256 * 1024;

  private final PaymentGateway gateway;
  private final Jdbi jdbi;
  private final Runnable wake;

  StripeWebhookResource(PaymentGateway gateway, Jdbi jdbi, Runnable wake) {
    this.gateway = gateway;
    this.jdbi = jdbi;
    this.wake = wake;
  }

  @POST
  @Consumes("*/*")
  public Response receive(
      @HeaderParam("Stripe-Signature") @Nullable String signature, byte[] body) {
    if (body.length > MAX_BYTES)
      throw ApiError.REQUEST_TOO_LARGE.because("The event is too large.");
    if (signature == null) throw refused("it carries no signature");
    try {
      var event = gateway.verify(new String(body, StandardCharsets.UTF_8), signature);
      jdbi.useExtension(
          StripeEventDao.class,
          dao -> dao.keep(event.id(), event.type(), event.objectId(), event.payload()));
      wake.run();
    } catch (ForgedException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    return Response.ok().build();
  }

  private static RuntimeException refused(String why) {
    log.atWarn().addKeyValue("why", why).log("event refused");
    return ApiError.BAD_REQUEST.because("The event was refused: " + why + ".");
  }
}
