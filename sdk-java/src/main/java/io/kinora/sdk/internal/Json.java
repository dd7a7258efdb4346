package io.kinora.sdk.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/**
 * JSON as the wire has it: absent fields are null, unknown ones are dropped, dates are ISO 8601;
 * only answers have dates. Thread-safe.
 */
public final class Json {

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .serializationInclusion(JsonInclude.Include.NON_NULL)
      .addModule(new SimpleModule().addDeserializer(LocalDate.class, new DateReader()))
      .build();

  private Json() {}

  /**
   * Reads a value.
   *
   * @throws IOException if it is not JSON, not of this shape, or {@code null}
   */
  public static <T> T read(InputStream in, Class<T> type) throws IOException {
    return read(in, type(type));
  }

  static <T> T read(InputStream in, JavaType type) throws IOException {
    T value = MAPPER.readValue(in, type);
    if (value == null) throw new IOException("the answer is null");
    return value;
  }

  static <T> T read(String text, Class<T> type) throws IOException {
    return MAPPER.readValue(text, type);
  }

  static JavaType type(Class<?> type, Class<?>... parameters) {
    return MAPPER.getTypeFactory().constructParametricType(type, parameters);
  }

  /** Writes a value. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a value from a tree.
   *
   * @throws IllegalArgumentException if it is not of this shape
   */
  public static <T> T convert(JsonNode tree, Class<T> type) {
    return MAPPER.convertValue(tree, type);
  }

  /** The value as a tree. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static final class DateReader extends StdDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;

    DateReader() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return LocalDate.parse(in.getText());
    }
  }
}
