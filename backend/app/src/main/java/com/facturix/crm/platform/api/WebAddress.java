package com.facturix.crm.platform.api;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.RECORD_COMPONENT;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of the web, with or without {@code https://}: what a screen may turn into a link. No other scheme passes,
 * so no {@code javascript:} ever becomes one; nor does a user name before the host, which only serves to deceive.
 */
@Documented
@Target({FIELD, PARAMETER, RECORD_COMPONENT})
@Retention(RUNTIME)
@Constraint(validatedBy = WebAddress.Validator.class)
public @interface WebAddress {
    String message() default "must be a web address such as https://example.com";

    /** The domain it has to be on, itself or a host below it; any where empty. */
    String domain() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** See {@link WebAddress}. */
    class Validator implements ConstraintValidator<WebAddress, String> {
        private static final Pattern ADDRESS =
                Pattern.compile("(?:https?://)?([^\\s/?#@:]+)(?::\\d{1,5})?(?:[/?#]\\S*)?", Pattern.CASE_INSENSITIVE);
        private static final Pattern HOST = Pattern.compile("[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})+");

        private String domain = "";

        /** Of any address. */
        public Validator() {}

        /** Of addresses on a domain: itself, or a host below it. */
        public Validator(String domain) {
            this.domain = domain;
        }

        @Override
        public void initialize(WebAddress constraint) {
            domain = constraint.domain();
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            var address = ADDRESS.matcher(value);
            if (!address.matches() || !Lines.isOne(value)) {
                return false;
            }
            try {
                var host = IDN.toASCII(address.group(1)).toLowerCase(Locale.ROOT);
                return HOST.matcher(host).matches()
                        && (domain.isEmpty() || host.equals(domain) || host.endsWith("." + domain));
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
