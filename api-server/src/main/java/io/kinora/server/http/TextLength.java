package io.kinora.server.http;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Length of a text as JSON Schema counts it, in code points: an emoji is one. */
@Constraint(validatedBy = TextLength.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT
})
public @interface TextLength {
  int min() default 0;

  int max() default Integer.MAX_VALUE;

  String message() default "has a wrong length";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Counts. */
  final class Validator implements ConstraintValidator<TextLength, String> {
    private int min;
    private int max;

    @Override
    public void initialize(TextLength limits) {
      min = limits.min();
      max = limits.max();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
      if (value == null) return true;
      var length = value.codePointCount(0, value.length());
      return length >= min && length <= max;
    }
  }
}
