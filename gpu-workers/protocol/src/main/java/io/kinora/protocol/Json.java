package io.kinora.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/**
 * The one JSON codec of both ends: snake case, nulls left out, unknown fields ignored so that a
 * worker and a server of neighbouring versions understand each other. Thread-safe.
 */
public final class Json {
  private static final ObjectMapper mapper = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .serializationInclusion(JsonInclude.Include.NON_NULL)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private Json() {}

  public static String write(Object message) {
    try {
      return mapper.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + message.getClass(), e);
    }
  }

  public static byte[] bytes(Object message) {
    return write(message).getBytes(StandardCharsets.UTF_8);
  }

  /** @throws IllegalArgumentException when the text is not JSON of that type */
  public static <T> T read(String text, Class<T> type) {
    try {
      T message = mapper.readValue(text, type);
      if (message == null) throw new IllegalArgumentException("null is no " + type.getSimpleName());
      return message;
    } catch (JsonProcessingException e) {
      // The text may hold a prompt, so neither it nor Jackson's quotation of it goes on.
      throw new IllegalArgumentException("not a " + type.getSimpleName());
    }
  }

  /** @throws IllegalArgumentException when the bytes are not JSON of that type */
  public static <T> T read(byte[] text, Class<T> type) {
    return read(new String(text, StandardCharsets.UTF_8), type);
  }
}
