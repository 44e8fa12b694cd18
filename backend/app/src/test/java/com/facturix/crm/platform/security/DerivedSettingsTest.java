package com.facturix.crm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedSettingsTest {
    @ParameterizedTest
    @CsvSource({"https://crm.example, true", "http://localhost:8080, false"})
    void onAnHttpsSiteTheSessionNeverTravelsInTheClear(String baseUrl, boolean secure) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("facturix.base-url", baseUrl), "test", 250))
                .withSources(new DerivedSettings())
                .build();

        assertThat(config.getValue("quarkus.oidc.authentication.cookie-force-secure", Boolean.class))
                .isEqualTo(secure);
    }
}
