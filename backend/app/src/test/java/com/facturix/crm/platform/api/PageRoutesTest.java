package com.facturix.crm.platform.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRoutesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    @ParameterizedTest
    @ValueSource(strings = {"/pipeline", "/accounts/0190f3b2-7c1e-7000-8000-000000000001", "/quality", "/loginless"})
    void anAddressOfTheFrontEndIsAPage(String path) {
        assertThat(PageRoutes.isPage(path, BROWSER)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/api/deals", "/q/health", "/login", "/login/failed", "/logout", "/assets/a", "/x.svg"})
    void theApiTheLoginAndFilesAreNot(String path) {
        assertThat(PageRoutes.isPage(path, BROWSER)).isFalse();
    }

    @Test
    void aProgramThatAsksForJsonGetsNoPage() {
        assertThat(PageRoutes.isPage("/pipeline", "application/json")).isFalse();
        assertThat(PageRoutes.isPage("/pipeline", null)).isFalse();
    }
}
