package io.kinora.sdk.internal;

import com.fasterxml.jackson.databind.JavaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;

/**
 * How the body of a success becomes a result.
 *
 * @param <T> the result
 */
sealed interface Decoder<T> {

  String accept();

  /** Where the bytes go; {@code patience} is how long a pause between them may last. */
  BodySubscriber<InputStream> subscriber(Duration patience);

  T decode(InputStream body) throws IOException;

  /** Takes the whole body before the call ends. */
  static BodySubscriber<InputStream> whole() {
    return BodySubscribers.mapping(BodySubscribers.ofByteArray(), ByteArrayInputStream::new);
  }

  /** A JSON document. */
  record OfJson<T>(JavaType type) implements Decoder<T> {
    @Override
    public String accept() {
      return "application/json";
    }

    @Override
    public BodySubscriber<InputStream> subscriber(Duration patience) {
      return whole();
    }

    @Override
    public T decode(InputStream body) throws IOException {
      return Json.read(body, type);
    }
  }

  /** Bytes as they come; the reader closes them. */
  record OfStream() implements Decoder<InputStream> {
    @Override
    public String accept() {
      return "*/*";
    }

    @Override
    public BodySubscriber<InputStream> subscriber(Duration patience) {
      return new BodyStream(patience);
    }

    @Override
    public InputStream decode(InputStream body) {
      return body;
    }
  }
}
