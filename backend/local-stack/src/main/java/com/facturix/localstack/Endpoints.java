package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where a running stack is to be found, and the passwords to it. */
public record Endpoints(
        String databaseUrl,
        String appPassword,
        String ownerPassword,
        int postgresPort,
        String postgresAdminPassword,
        int keycloakPort,
        String keycloakAdminPassword,
        String clientSecret,
        String integratorSecret,
        String sessionSecret,
        String credentialsKey,
        String baseUrl,
        int smtpPort,
        int imapPort,
        int mailboxPort) {

    private static final String MAIL_FROM = "crm@facturix.local";

    public String keycloakUrl() {
        return "http://localhost:" + keycloakPort;
    }

    public String oidcUrl() {
        return keycloakUrl() + "/realms/" + KeycloakServer.REALM;
    }

    public String mailboxUrl() {
        return "http://localhost:" + mailboxPort;
    }

    /** The settings of the app, as docs/running.md names them. */
    public Map<String, String> forApp() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FACTURIX_DB_URL", databaseUrl);
        environment.put("FACTURIX_DB_USER", Databases.APP);
        environment.put("FACTURIX_DB_PASSWORD", appPassword);
        environment.put("FACTURIX_DB_OWNER_USER", Databases.OWNER);
        environment.put("FACTURIX_DB_OWNER_PASSWORD", ownerPassword);
        environment.put("FACTURIX_OIDC_URL", oidcUrl());
        environment.put("FACTURIX_OIDC_CLIENT_SECRET", clientSecret);
        environment.put("FACTURIX_SESSION_SECRET", sessionSecret);
        environment.put("FACTURIX_CREDENTIALS_KEY", credentialsKey);
        environment.put("FACTURIX_OUTBOUND_ALLOWED_HOSTS", "localhost:" + smtpPort + ",localhost:" + imapPort);
        environment.put("FACTURIX_BASE_URL", baseUrl);
        environment.put("FACTURIX_SMTP_HOST", "localhost");
        environment.put("FACTURIX_SMTP_PORT", Integer.toString(smtpPort));
        environment.put("FACTURIX_SMTP_FROM", MAIL_FROM);
        environment.put("FACTURIX_LOCAL_IMAP_PORT", Integer.toString(imapPort));
        return environment;
    }

    /** All of it as {@code NAME=value} lines for a shell or {@link #read}; only its owner may read the file. */
    void write(Path file) {
        Map<String, String> all = new LinkedHashMap<>(forApp());
        all.put("FACTURIX_INTEGRATOR_CLIENT_SECRET", integratorSecret);
        all.put("FACTURIX_STACK_PG_PORT", Integer.toString(postgresPort));
        all.put("FACTURIX_STACK_PG_ADMIN_PASSWORD", postgresAdminPassword);
        all.put("FACTURIX_STACK_KEYCLOAK_PORT", Integer.toString(keycloakPort));
        all.put("FACTURIX_STACK_KEYCLOAK_ADMIN_PASSWORD", keycloakAdminPassword);
        all.put("FACTURIX_STACK_IMAP_PORT", Integer.toString(imapPort));
        all.put("FACTURIX_STACK_MAILBOX_PORT", Integer.toString(mailboxPort));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path aside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    aside,
                    all.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                            .collect(Collectors.joining()));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Endpoints read(Path file) {
        try {
            Map<String, String> all = Files.readAllLines(file).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(field -> field[0], field -> field[1]));
            return new Endpoints(
                    all.get("FACTURIX_DB_URL"),
                    all.get("FACTURIX_DB_PASSWORD"),
                    all.get("FACTURIX_DB_OWNER_PASSWORD"),
                    Integer.parseInt(all.get("FACTURIX_STACK_PG_PORT")),
                    all.get("FACTURIX_STACK_PG_ADMIN_PASSWORD"),
                    Integer.parseInt(all.get("FACTURIX_STACK_KEYCLOAK_PORT")),
                    all.get("FACTURIX_STACK_KEYCLOAK_ADMIN_PASSWORD"),
                    all.get("FACTURIX_OIDC_CLIENT_SECRET"),
                    all.get("FACTURIX_INTEGRATOR_CLIENT_SECRET"),
                    all.get("FACTURIX_SESSION_SECRET"),
                    all.get("FACTURIX_CREDENTIALS_KEY"),
                    all.get("FACTURIX_BASE_URL"),
                    Integer.parseInt(all.get("FACTURIX_SMTP_PORT")),
                    Integer.parseInt(all.get("FACTURIX_STACK_IMAP_PORT")),
                    Integer.parseInt(all.get("FACTURIX_STACK_MAILBOX_PORT")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Endpoints of(StackConfig config, Secrets secrets, String databaseUrl) {
        Ports ports = config.ports();
        return new Endpoints(
                databaseUrl,
                secrets.databaseApp(),
                secrets.databaseOwner(),
                ports.postgres(),
                secrets.postgresAdmin(),
                ports.keycloak(),
                secrets.keycloakAdmin(),
                secrets.oidcClient(),
                secrets.integratorClient(),
                secrets.session(),
                secrets.credentials(),
                config.baseUrl(),
                ports.smtp(),
                ports.imap(),
                ports.mailbox());
    }

    /** What the realm file leaves open. */
    Map<String, String> forRealm() {
        return Map.of(
                "FACTURIX_BASE_URL", baseUrl,
                "FACTURIX_OIDC_CLIENT_SECRET", clientSecret,
                "FACTURIX_INTEGRATOR_CLIENT_SECRET", integratorSecret,
                "FACTURIX_SMTP_HOST", "localhost",
                "FACTURIX_SMTP_PORT", Integer.toString(smtpPort),
                "FACTURIX_SMTP_FROM", MAIL_FROM);
    }
}
