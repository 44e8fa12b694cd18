package com.facturix.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's admin REST interface as far as tests and this program need it: people, and tokens for them. */
public final class Identity {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ADMIN_TOKEN_KEPT = Duration.ofSeconds(45);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String keycloak;
    private final String adminPassword;
    private String adminToken = "";
    private Instant adminTokenUntil = Instant.EPOCH;

    /** {@code keycloakUrl} is the server's address without a realm. */
    Identity(String keycloakUrl, String adminPassword) {
        this.keycloak = keycloakUrl;
        this.adminPassword = adminPassword;
    }

    /** A person who can log in at once; gives the id that Keycloak uses as the subject of tokens. */
    public String createUser(String email, String firstName, String lastName, String password, String... realmRoles) {
        String admin = adminToken();
        ObjectNode user = JSON.createObjectNode();
        user.put("username", email)
                .put("email", email)
                .put("emailVerified", true)
                .put("enabled", true)
                .put("firstName", firstName)
                .put("lastName", lastName);
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        String location = send("POST", realm("/users"), admin, user)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        ArrayNode roles = JSON.createArrayNode();
        Arrays.stream(realmRoles).forEach(role -> roles.add(get(realm("/roles/" + role), admin)));
        if (!roles.isEmpty()) {
            send("POST", realm("/users/" + id + "/role-mappings/realm"), admin, roles);
        }
        return id;
    }

    public void setEnabled(String userId, boolean enabled) {
        send(
                "PUT",
                realm("/users/" + userId),
                adminToken(),
                JSON.createObjectNode().put("enabled", enabled));
    }

    /** An access token for a person, through the client that only test stacks have. */
    public String passwordToken(String email, String password) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", RealmFile.TEST_CLIENT);
        form.put("username", email);
        form.put("password", password);
        form.put("scope", "openid");
        return token(KeycloakServer.REALM, form);
    }

    /** An access token for a client's service account. */
    public String clientToken(String clientId, String secret) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", secret);
        return token(KeycloakServer.REALM, form);
    }

    /** Follows a change of ports: where people are sent back to after login, and where mails go. */
    void pointAt(String baseUrl, int smtpPort) {
        String admin = adminToken();
        for (String clientId : new String[] {"facturix-app", "facturix-console"}) {
            ObjectNode application = (ObjectNode)
                    get(realm("/clients?clientId=" + clientId), admin).get(0);
            application.put("rootUrl", baseUrl);
            application.putArray("redirectUris").add(baseUrl + "/*");
            if (clientId.equals("facturix-console")) {
                application.putArray("webOrigins").add(baseUrl);
            }
            send("PUT", realm("/clients/" + application.path("id").asText()), admin, application);
        }
        ObjectNode realm = (ObjectNode) get(realm(""), admin);
        ((ObjectNode) realm.path("smtpServer")).put("port", Integer.toString(smtpPort));
        send("PUT", realm(""), admin, realm);
    }

    /** Kept for most of its minute: to make one costs Keycloak a password hash. */
    private synchronized String adminToken() {
        if (Instant.now().isAfter(adminTokenUntil)) {
            adminToken = newAdminToken();
            adminTokenUntil = Instant.now().plus(ADMIN_TOKEN_KEPT);
        }
        return adminToken;
    }

    private String newAdminToken() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", "admin-cli");
        form.put("username", KeycloakServer.ADMIN);
        form.put("password", adminPassword);
        return token("master", form);
    }

    private String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/token"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return parse(exchange(request)).path("access_token").asText();
    }

    private JsonNode get(String address, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .build();
        return parse(exchange(request));
    }

    private HttpResponse<String> send(String method, String address, String token, JsonNode body) {
        return exchange(HttpRequest.newBuilder(URI.create(address))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("Keycloak answers " + response.statusCode() + " to " + request.method()
                        + " " + request.uri() + ": " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException("Keycloak does not answer " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String realm(String path) {
        return keycloak + "/admin/realms/" + KeycloakServer.REALM + path;
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
