package com.facturix.crm.leads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private final PhoneNumbers numbers = new PhoneNumbers("FR");

    @ParameterizedTest
    @CsvSource({
        "01 99 00 12 34, FR, +33199001234",
        "01.99.00.12.34, , +33199001234",
        "0033 1 99 00 12 34, FR, +33199001234",
        "+33 (0)1 99 00 12 34, DE, +33199001234",
        "020 7946 0018, GB, +442079460018",
        "(212) 555-0147, US, +12125550147",
        "+49 30 23125 000, FR, +493023125000",
        "01 99 00 12 34 ext. 12, FR, +33199001234",
    })
    void numbersAreReadAsOfTheirCountry(String written, String country, String e164) {
        assertThat(numbers.e164(written, country)).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call me", "12", "+", "0612345", "01 99 00 12 34 / 01 99 00 12 35 / 36", "+999 1234567"})
    void whatCannotBeDialledHasNoE164(String written) {
        assertThat(numbers.e164(written, "FR")).isNull();
    }

    @Test
    void anUnknownCountryHelpsOnlyNumbersWithTheirOwnCode() {
        assertThat(numbers.e164("01 99 00 12 34", "ZZ")).isNull();
        assertThat(numbers.e164("+33199001234", "ZZ")).isEqualTo("+33199001234");
        assertThat(numbers.e164(null, "FR")).isNull();
    }
}
