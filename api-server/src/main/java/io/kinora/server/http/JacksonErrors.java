package io.kinora.server.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in the API's words what Jackson found wrong with a body. */
final class JacksonErrors {
  private JacksonErrors() {}

  static ApiException explain(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      var name = path(unknown);
      return ApiError.UNKNOWN_PARAMETER.about(name, "Unknown parameter: '" + name + "'.");
    }
    if (e instanceof MismatchedInputException mismatch && !isTrailing(mismatch)) {
      return wrongType(mismatch);
    }
    var place = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
    return ApiError.INVALID_JSON.because(
        "We could not parse the JSON body of your request" + place + ".");
  }

  /** Jackson has no type of its own for what follows the document. */
  private static boolean isTrailing(MismatchedInputException e) {
    return e.getPath().isEmpty() && e.getOriginalMessage().startsWith("Trailing token");
  }

  private static ApiException wrongType(MismatchedInputException e) {
    var name = path(e);
    var expected = describe(e.getTargetType());
    var found = found(e);
    if (name.isEmpty()) {
      return ApiError.INVALID_TYPE.because(
          "Invalid type for the request body: expected an object, but got " + found + " instead.");
    }
    return ApiError.INVALID_TYPE.about(
        name,
        "Invalid type for '" + name + "': expected " + expected + ", but got " + found
            + " instead.");
  }

  private static String describe(@Nullable Class<?> type) {
    if (type == null) return "another type";
    if (type == String.class) return "a string";
    if (type == Long.class || type == Integer.class) return "an integer";
    if (type == Boolean.class) return "a boolean";
    if (Number.class.isAssignableFrom(type)) return "a number";
    if (List.class.isAssignableFrom(type)) return "an array";
    return "an object";
  }

  private static String found(MismatchedInputException e) {
    var token = e.getProcessor() instanceof JsonParser parser ? parser.currentToken() : null;
    return FOUND.getOrDefault(token == null ? JsonToken.NOT_AVAILABLE : token, "another type");
  }

  private static final Map<JsonToken, String> FOUND = Map.of(
      JsonToken.VALUE_NUMBER_INT, "an integer",
      JsonToken.VALUE_NUMBER_FLOAT, "a decimal number",
      JsonToken.VALUE_STRING, "a string",
      JsonToken.VALUE_TRUE, "a boolean",
      JsonToken.VALUE_FALSE, "a boolean",
      JsonToken.VALUE_NULL, "null",
      JsonToken.START_ARRAY, "an array",
      JsonToken.START_OBJECT, "an object",
      JsonToken.FIELD_NAME, "an object");

  /** The place in the body, such as {@code video.id} or {@code items[2]}. */
  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        if (!path.isEmpty()) path.append('.');
        path.append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
