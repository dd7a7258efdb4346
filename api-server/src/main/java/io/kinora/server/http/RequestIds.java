package io.kinora.server.http;

import io.kinora.server.db.Ids;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Names every exchange: the id is in the response and in every log line of the request. An id that
 * the client chose is logged beside it when it is short and plain.
 */
final class RequestIds implements Filter {
  static final String HEADER = "x-request-id";
  private static final String CLIENT_HEADER = "X-Client-Request-Id";
  private static final Pattern SANE = Pattern.compile("[!-~]{1,128}");

  private final Ids ids;

  RequestIds(Ids ids) {
    this.ids = ids;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var id = ids.next("req");
    ((HttpServletResponse) response).setHeader(HEADER, id);
    MDC.put("request_id", id);
    var client = ((HttpServletRequest) request).getHeader(CLIENT_HEADER);
    if (client != null && SANE.matcher(client).matches()) MDC.put("client_request_id", client);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.clear();
    }
  }
}
