package io.kinora.server.http;

import io.kinora.server.db.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The envelope for what fails before or outside the servlets: a malformed request line, headers
 * that are too large, a path that nothing serves.
 */
final class JettyErrors implements Request.Handler {
  private final Ids ids;

  JettyErrors(Ids ids) {
    this.ids = ids;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var error = ErrorMapper.byStatus(response.getStatus());
    response.setStatus(error.status());
    var headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    if (!headers.contains(RequestIds.HEADER)) {
      headers.put(new HttpField(RequestIds.HEADER, ids.next("req")));
    }
    if (!error.isRetryable()) headers.put(new HttpField(Envelope.SHOULD_RETRY, "false"));
    var body = Envelope.json(error, error.meaning()).getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }
}
