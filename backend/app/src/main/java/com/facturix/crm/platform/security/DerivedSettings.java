package com.facturix.crm.platform.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Settings that follow from others: on an https site the session's cookies never travel in the clear, and mail is
 * secured as Keycloak's is, by the same settings.
 */
public final class DerivedSettings implements ConfigSourceFactory {
    /** Above application.properties (250), below the environment (300): an installation can still overrule it. */
    private static final int ORDINAL = 260;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var baseUrl = context.getValue("facturix.base-url").getValue();
        var https = baseUrl != null && baseUrl.startsWith("https:");
        return List.of(new PropertiesConfigSource(
                Map.of(
                        "quarkus.oidc.authentication.cookie-force-secure",
                        String.valueOf(https),
                        "quarkus.mailer.start-tls",
                        startTls(context.getValue("facturix.smtp-starttls").getValue()),
                        "quarkus.mailer.login",
                        "true".equals(context.getValue("facturix.smtp-auth").getValue()) ? "REQUIRED" : "NONE"),
                "Settings derived from facturix.base-url and facturix.smtp-*",
                ORDINAL));
    }

    /** Where nobody says, mail is encrypted if the server offers it. */
    private static String startTls(@Nullable String wanted) {
        return wanted == null ? "OPTIONAL" : wanted.equals("true") ? "REQUIRED" : "DISABLED";
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
