package com.facturix.crm.leads;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads phone numbers as people write them. */
@ApplicationScoped
public class PhoneNumbers {
    /** ITU E.164: at most 15 digits. */
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{3,14}");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String defaultCountry;

    PhoneNumbers(@ConfigProperty(name = "facturix.default-country") String defaultCountry) {
        this.defaultCountry = defaultCountry;
    }

    /**
     * The number in E.164, null where it cannot be dialled from what is written. Numbers without a country code are
     * read as those of {@code country} (ISO 3166-1 alpha-2), else of the installation's own. A number of a possible
     * length counts: operators open ranges faster than a list of valid ones follows.
     */
    public @Nullable String e164(@Nullable String written, @Nullable String country) {
        if (written == null) {
            return null;
        }
        try {
            var number = numbers.parse(written, country == null ? defaultCountry : country);
            if (!numbers.isPossibleNumber(number)) {
                return null;
            }
            var e164 = numbers.format(number, PhoneNumberFormat.E164);
            return E164.matcher(e164).matches() ? e164 : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** The country (ISO 3166-1 alpha-2) that a number in E.164 belongs to, null where it belongs to none or to several. */
    public @Nullable String country(@Nullable String e164) {
        if (e164 == null) {
            return null;
        }
        try {
            var region = numbers.getRegionCodeForNumber(numbers.parse(e164, null));
            return region == null || region.length() != 2 || region.equals("ZZ") ? null : region;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
