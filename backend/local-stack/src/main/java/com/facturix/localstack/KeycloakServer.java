package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a Keycloak is started in a home folder of its own. Its data is in PostgreSQL, as on a server. */
final class KeycloakServer {

    static final String ADMIN = "admin";
    static final String REALM = "facturix";

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** {@code placeholders} are the values that the realm file leaves open. */
    record Settings(
            Path home,
            int port,
            String databaseUrl,
            Secrets secrets,
            String realm,
            Map<String, String> placeholders,
            Path log,
            Path pid) {

        String url() {
            return "http://localhost:" + port;
        }
    }

    private KeycloakServer() {}

    /** Starts it and waits until the realm answers. */
    static ChildProcess start(Servers servers, KeycloakDistribution distribution, Settings settings) {
        prepareHome(distribution, settings);
        Map<String, String> environment = new HashMap<>(settings.placeholders());
        environment.put("KC_DB_URL", settings.databaseUrl());
        environment.put("KC_DB_USERNAME", Databases.KEYCLOAK);
        environment.put("KC_DB_PASSWORD", settings.secrets().databaseKeycloak());
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.secrets().keycloakAdmin());
        List<String> arguments = List.of(
                "start",
                "--optimized",
                "--import-realm",
                // One node: no cluster, and so no port that listens beyond the loopback address.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--hostname=" + settings.url());
        ChildProcess process = servers.add(ChildProcess.start(new ChildProcess.Launch(
                "Keycloak",
                distribution.command(settings.home(), List.of(), arguments),
                environment,
                settings.log(),
                settings.pid(),
                STOP_LIMIT)));
        process.awaitAnswer(
                URI.create(settings.url() + "/realms/" + REALM + "/.well-known/openid-configuration"), START_LIMIT);
        return process;
    }

    /** A folder of its own for what an instance writes; the programs stay where they are. */
    private static void prepareHome(KeycloakDistribution distribution, Settings settings) {
        try {
            Path imports = settings.home().resolve("data").resolve("import");
            Files.createDirectories(imports);
            for (String shared : List.of("conf", "lib", "providers", "themes")) {
                Path link = settings.home().resolve(shared);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution.folder().resolve(shared));
            }
            Files.writeString(imports.resolve("facturix-realm.json"), settings.realm());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + settings.home(), e);
        }
    }
}
