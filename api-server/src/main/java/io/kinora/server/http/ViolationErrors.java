package io.kinora.server.http;

import com.google.common.base.CaseFormat;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.StringJoiner;

/** Says in the API's words which constraint of the contract a body breaks. */
final class ViolationErrors {
  private ViolationErrors() {}

  static ApiException explain(ConstraintViolationException e) {
    return e.getConstraintViolations().stream()
        .min(Comparator.comparing(violation -> name(violation.getPropertyPath())))
        .map(ViolationErrors::explain)
        .orElseGet(() -> ApiError.INVALID_VALUE.because("The request is not valid."));
  }

  private static ApiException explain(ConstraintViolation<?> violation) {
    var name = name(violation.getPropertyPath());
    var constraint = violation.getConstraintDescriptor().getAnnotation();
    if (name.isEmpty()) return ApiError.INVALID_JSON.because("The request has no JSON body.");
    if (constraint instanceof NotNull) {
      return ApiError.MISSING_REQUIRED_PARAMETER.about(
          name, "Missing required parameter: '" + name + "'.");
    }
    if (constraint instanceof TextLength limits) {
      return length(name, limits, String.valueOf(violation.getInvalidValue()));
    }
    return ApiError.INVALID_VALUE.about(
        name, "Invalid value for '" + name + "': it " + reason(violation) + ".");
  }

  /** A number that has two bounds is told both, whichever it breaks. */
  private static String reason(ConstraintViolation<?> violation) {
    var bean = violation.getLeafBean();
    var leaf = leaf(violation.getPropertyPath());
    if (bean instanceof Record) {
      for (var component : bean.getClass().getRecordComponents()) {
        var min = component.getAccessor().getAnnotation(Min.class);
        var max = component.getAccessor().getAnnotation(Max.class);
        if (component.getName().equals(leaf) && min != null && max != null) {
          return "must be from " + min.value() + " to " + max.value();
        }
      }
    }
    return violation.getMessage();
  }

  private static String leaf(Path path) {
    var leaf = "";
    for (var node : path) leaf = String.valueOf(node.getName());
    return leaf;
  }

  private static ApiException length(String name, TextLength limits, String value) {
    var length = value.codePointCount(0, value.length());
    var tooLong = length > limits.max();
    return (tooLong ? ApiError.STRING_ABOVE_MAX_LENGTH : ApiError.STRING_BELOW_MIN_LENGTH)
        .about(
            name,
            "Invalid '"
                + name
                + (tooLong
                    ? "': string too long. Expected a string with maximum length " + limits.max()
                    : "': string too short. Expected a string with minimum length " + limits.min())
                + ", but got a string with length "
                + length
                + " instead.");
  }

  /** Properties of the body only: the method and its parameter are ours, not the client's. */
  static String name(Path path) {
    var name = new StringJoiner(".");
    for (var node : path) {
      if (node.getKind() == ElementKind.PROPERTY) {
        name.add(
            CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_UNDERSCORE, String.valueOf(node.getName())));
      }
    }
    return name.toString();
  }
}
