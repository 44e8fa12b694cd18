package com.facturix.crm.platform.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A JSON object of the integrator's own: at most 16 kB, no text that PostgreSQL cannot hold. */
@Documented
@Target({FIELD, PARAMETER, RECORD_COMPONENT})
@Retention(RUNTIME)
@Constraint(validatedBy = Metadata.Validator.class)
public @interface Metadata {
    String message() default "must be a JSON object of at most 16 kB without NUL characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** See {@link Metadata}. */
    class Validator implements ConstraintValidator<Metadata, JsonNode> {
        private static final int MOST = 16_384;

        @Override
        public boolean isValid(@Nullable JsonNode value, ConstraintValidatorContext context) {
            if (value == null || value.isNull()) {
                return true;
            }
            var text = value.toString();
            return value.isObject() && text.length() <= MOST && !text.contains("\\u0000") && PlainText.storable(text);
        }
    }
}
