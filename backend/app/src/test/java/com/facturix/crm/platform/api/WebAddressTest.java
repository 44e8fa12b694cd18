package com.facturix.crm.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    private static jakarta.validation.ValidatorFactory factory;
    private static Validator validator;

    record Site(@WebAddress String any) {}

    record Profile(@WebAddress(domain = "linkedin.com") String there) {}

    @BeforeAll
    static void start() {
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void stop() {
        factory.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "example.com",
                "https://example.com",
                "HTTP://www.example.co.uk:8080/path?x=1#y",
                "société.example/à-propos",
                "example.com?utm=a"
            })
    void addressesOfTheWebPass(String text) {
        assertThat(validator.validate(new Site(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript://example.com/%0aalert(1)",
                "data:text/html,x",
                "ftp://example.com",
                "https://user@example.com",
                "mailto:a@example.com",
                "https://",
                "localhost",
                "two words.com",
                "example..com",
                "//example.com",
                "https:///example.com"
            })
    void anythingElseIsRefused(String text) {
        assertThat(validator.validate(new Site(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"linkedin.com/in/someone", "https://www.linkedin.com/in/someone", "https://fr.LinkedIn.com/x"})
    void aDomainMeansItselfAndHostsBelowIt(String text) {
        assertThat(validator.validate(new Profile(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com/linkedin.com", "https://notlinkedin.com/in/x", "linkedin.com.example.org"})
    void otherHostsAreNotOfTheDomain(String text) {
        assertThat(validator.validate(new Profile(text))).hasSize(1);
    }
}
