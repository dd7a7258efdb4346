package io.kinora.sdk.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kinora.sdk.Upload;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call sends, apart from what its transport and options add. Immutable.
 *
 * @param operation the {@code operationId} of the contract
 * @param method the HTTP method
 * @param path the path with its parameters filled in
 * @param query the query string, maybe empty
 * @param headers the call's own headers
 * @param body a value to send as JSON, or null
 * @param files files by the names of their fields; any makes the body a form
 * @param idempotencyKey the key drawn for the call, or null if it needs none
 * @param repeatable whether carrying it out twice does no more than carrying it out once
 */
record Request(
    String operation,
    String method,
    String path,
    String query,
    Map<String, String> headers,
    @Nullable Object body,
    Map<String, Upload> files,
    @Nullable String idempotencyKey,
    boolean repeatable) {

  Request(String operation, String method, String path) {
    this(operation, method, path, "", Map.of(), null, Map.of(), null, !method.equals("POST"));
  }

  Request withPath(String name, Object value) {
    var filled = path.replace("{" + name + "}", encode(value));
    return new Request(
        operation, method, filled, query, headers, body, files, idempotencyKey, repeatable);
  }

  Request withQuery(String name, Object value) {
    var more = (query.isEmpty() ? "?" : query + "&") + encode(name) + "=" + encode(value);
    return new Request(
        operation, method, path, more, headers, body, files, idempotencyKey, repeatable);
  }

  Request withHeader(String name, String value) {
    return new Request(
        operation,
        method,
        path,
        query,
        plus(headers, name, value),
        body,
        files,
        idempotencyKey,
        repeatable);
  }

  Request withBody(Object value) {
    return new Request(
        operation, method, path, query, headers, value, files, idempotencyKey, repeatable);
  }

  Request withFile(String name, Upload file) {
    return new Request(
        operation,
        method,
        path,
        query,
        headers,
        body,
        plus(files, name, file),
        idempotencyKey,
        repeatable);
  }

  Request withIdempotencyKey(String key) {
    return new Request(operation, method, path, query, headers, body, files, key, true);
  }

  Request withRepeats() {
    return new Request(operation, method, path, query, headers, body, files, idempotencyKey, true);
  }

  URI uri(URI baseUrl) {
    return URI.create(baseUrl + path + query);
  }

  /** Sets the method and the body, which can be sent any number of times. */
  void fill(HttpRequest.Builder request, String boundary) {
    if (!files.isEmpty()) {
      var form = new Multipart(boundary);
      if (body != null) {
        form.fields(Json.tree(body));
      }
      form.files(files);
      request.header("Content-Type", form.contentType()).method(method, form.publisher());
    } else if (body != null) {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofByteArray(Json.write(body)));
    } else {
      request.method(method, BodyPublishers.noBody());
    }
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
    var more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }

  private static String encode(Object value) {
    return URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
  }
}
