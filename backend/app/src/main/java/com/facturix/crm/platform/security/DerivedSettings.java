package com.facturix.crm.platform.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Settings that follow from others: on an https site the session's cookies never travel in the clear. */
public final class DerivedSettings implements ConfigSourceFactory {
    /** Above application.properties (250), below the environment (300): an installation can still overrule it. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var baseUrl = context.getValue("facturix.base-url").getValue();
        var https = baseUrl != null && baseUrl.startsWith("https:");
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.oidc.authentication.cookie-force-secure", String.valueOf(https)),
                "Settings derived from facturix.base-url",
                ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
