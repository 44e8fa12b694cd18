package com.facturix.crm.testing;

import com.facturix.localstack.LocalStack;
import com.facturix.localstack.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Gives the service under test a fresh database on the stack that all test classes share. */
public class StackResource implements QuarkusTestResourceLifecycleManager {
    private final String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    private LocalStack stack;

    @Override
    public Map<String, String> start() {
        stack = LocalStack.shared();
        var settings = new HashMap<String, String>();
        stack.endpoints().forApp().forEach((variable, value) -> settings.put(property(variable), value));
        settings.put("facturix.db.url", stack.databases().create(database));
        settings.put("facturix.demo", "false");
        settings.put("quarkus.http.test-port", "0");
        settings.put("facturix.test.keycloak-url", stack.endpoints().keycloakUrl());
        settings.put("facturix.test.keycloak-admin-password", stack.endpoints().keycloakAdminPassword());
        settings.put("facturix.test.integrator-secret", stack.endpoints().integratorSecret());
        settings.put("facturix.test.mailbox-url", stack.endpoints().mailboxUrl());
        // For a mail server of a test's own: like that of the stack it is vouched for.
        var imapPort = Integer.toString(Ports.unused());
        settings.put("facturix.test.second-imap-port", imapPort);
        settings.merge("facturix.outbound.allowed-hosts", "localhost:" + imapPort, (known, own) -> known + "," + own);
        var sinkPort = Integer.toString(Ports.unused());
        settings.put("facturix.test.sink-port", sinkPort);
        settings.merge("facturix.outbound.allowed-hosts", "localhost:" + sinkPort, (known, own) -> known + "," + own);
        return settings;
    }

    @Override
    public void stop() {
        stack.databases().drop(database);
    }

    private static String property(String variable) {
        return switch (variable) {
            case "FACTURIX_DB_URL" -> "facturix.db.url";
            case "FACTURIX_DB_USER" -> "facturix.db.user";
            case "FACTURIX_DB_PASSWORD" -> "facturix.db.password";
            case "FACTURIX_DB_OWNER_USER" -> "facturix.db.owner-user";
            case "FACTURIX_DB_OWNER_PASSWORD" -> "facturix.db.owner-password";
            case "FACTURIX_OIDC_URL" -> "facturix.oidc.url";
            case "FACTURIX_OIDC_CLIENT_SECRET" -> "facturix.oidc.client-secret";
            case "FACTURIX_SESSION_SECRET" -> "facturix.session-secret";
            case "FACTURIX_CREDENTIALS_KEY" -> "facturix.credentials.key";
            case "FACTURIX_OUTBOUND_ALLOWED_HOSTS" -> "facturix.outbound.allowed-hosts";
            case "FACTURIX_BASE_URL" -> "facturix.base-url";
            default ->
                variable.toLowerCase(Locale.ROOT)
                        .replace("facturix_", "facturix.")
                        .replace('_', '-');
        };
    }
}
