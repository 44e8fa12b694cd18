package com.facturix.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/** What the build chose: the versions of the servers, and where Maven keeps Keycloak's distribution. */
record Versions(String postgres, String keycloak, Path keycloakZip) {

    static Versions ofThisBuild() {
        Properties properties = new Properties();
        try (InputStream in = resource("/com/facturix/localstack/versions.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Versions(
                properties.getProperty("postgres.version"),
                properties.getProperty("keycloak.version"),
                Path.of(properties.getProperty("keycloak.zip")));
    }

    static InputStream resource(String path) {
        InputStream in = Versions.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not in the jar of the local stack");
        }
        return in;
    }

    static String text(String path) {
        try (InputStream in = resource(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
