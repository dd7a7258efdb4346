package io.kinora.server.videos;

import io.kinora.server.accounts.Caller;
import io.kinora.server.api.QuotesApi;
import io.kinora.server.api.WireCreateQuoteRequest;
import io.kinora.server.api.WireQuote;
import io.kinora.server.api.WireQuoteAlternative;
import io.kinora.server.billing.Micros;
import io.kinora.server.billing.QuoteService;
import io.kinora.server.billing.QuoteService.Quote;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** {@code /v1/videos/quotes}. */
public final class QuotesResource implements QuotesApi {
  private final VideoRequests requests;
  private final QuoteService quotes;
  private final Clock clock;

  QuotesResource(VideoRequests requests, QuoteService quotes, Clock clock) {
    this.requests = requests;
    this.quotes = quotes;
    this.clock = clock;
  }

  @Override
  public WireQuote createQuote(
      Caller caller, WireCreateQuoteRequest body, ContainerRequestContext request) {
    var order = requests.order(body);
    var quote = quotes.quote(caller, order);
    return new WireQuote(
        quote.id(),
        "video.quote",
        Micros.text(quote.amountMicro()),
        "usd",
        quote.tier(),
        Micros.text(quote.unitMicro()),
        String.valueOf(order.seconds()),
        after(quote.waitSeconds()),
        after(quote.doneSeconds()),
        quote.expiresAt().getEpochSecond(),
        quotes.capacityState(),
        quote.others().stream().map(this::alternative).toList());
  }

  private WireQuoteAlternative alternative(Quote other) {
    return new WireQuoteAlternative(
        other.tier(), Micros.text(other.amountMicro()), after(other.waitSeconds()));
  }

  private @Nullable Long after(@Nullable Double seconds) {
    return seconds == null ? null : clock.instant().getEpochSecond() + Math.round(seconds);
  }
}
