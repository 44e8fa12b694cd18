package com.facturix.localstack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Passwords and keys of one stack, drawn at its first start and kept beside its data in a file that only its owner may
 * read. URL-safe Base64, so that they fit into JSON, URLs and shells as they are.
 */
record Secrets(
        String postgresAdmin,
        String databaseOwner,
        String databaseApp,
        String databaseKeycloak,
        String keycloakAdmin,
        String oidcClient,
        String integratorClient,
        String session,
        String credentials) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static Secrets loadOrCreate(Path file) {
        Properties properties = new Properties();
        try {
            if (Files.exists(file)) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
            }
            int known = properties.size();
            Secrets secrets = new Secrets(
                    value(properties, "postgres.admin"),
                    value(properties, "database.owner"),
                    value(properties, "database.app"),
                    value(properties, "database.keycloak"),
                    value(properties, "keycloak.admin"),
                    value(properties, "oidc.client"),
                    value(properties, "integrator.client"),
                    value(properties, "session"),
                    value(properties, "credentials"));
            if (properties.size() > known) {
                write(file, properties);
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the local secrets in " + file, e);
        }
    }

    private static String value(Properties properties, String name) {
        return (String) properties.computeIfAbsent(name, key -> draw());
    }

    private static String draw() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Written aside and moved, so that a crash never leaves half a file; private from its first byte. */
    private static void write(Path file, Properties properties) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(aside, StandardOpenOption.WRITE)) {
            writer.write(
                    "# Drawn at the first start of the local stack. `make clean-data` removes it with the data.\n");
            for (var entry : new TreeMap<>(properties).entrySet()) {
                writer.write(entry.getKey() + "=" + entry.getValue() + "\n");
            }
        }
        Files.move(
                aside,
                file,
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
