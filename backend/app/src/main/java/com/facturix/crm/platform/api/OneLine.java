package com.facturix.crm.platform.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A text that is shown in one line and may stand in the head of a mail: a name, a title, a subject. With a line break in
 * it, lists and heads would show two, the second written by whoever wrote the field.
 */
@Documented
@Target({FIELD, PARAMETER, RECORD_COMPONENT, TYPE_USE})
@Retention(RUNTIME)
@Constraint(validatedBy = OneLine.Validator.class)
public @interface OneLine {
    String message() default "must be one line";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** See {@link OneLine}. */
    class Validator implements ConstraintValidator<OneLine, String> {
        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || Lines.isOne(value);
        }
    }
}
