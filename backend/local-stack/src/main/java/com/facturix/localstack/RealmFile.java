package com.facturix.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The realm of the server set-up with what only a local stack may have: people whose passwords everybody knows, and for
 * tests a client that trades a password for a token.
 */
final class RealmFile {

    static final String TEST_CLIENT = "facturix-test";

    private static final ObjectMapper JSON = new ObjectMapper();

    private record DemoPerson(String login, String firstName, String lastName, String role) {}

    private static final List<DemoPerson> PEOPLE = List.of(
            new DemoPerson("admin", "Ada", "Demo-Admin", "admin"),
            new DemoPerson("manager", "Max", "Demo-Manager", "manager"),
            new DemoPerson("bd", "Bea", "Demo-Seller", "bd"),
            new DemoPerson("bd2", "Bob", "Demo-Seller", "bd"));

    private RealmFile() {}

    static String local(boolean forTests) {
        try {
            ObjectNode realm = (ObjectNode) JSON.readTree(Versions.text("/deploy/keycloak/facturix-realm.json"));
            // The demo passwords are shorter than a real one may be.
            realm.put("passwordPolicy", "notUsername(undefined)");
            ArrayNode users = realm.withArray("users");
            PEOPLE.forEach(person -> addPerson(users, person));
            users.forEach(user -> {
                if ("service-account-facturix-integrator"
                        .equals(user.path("username").asText())) {
                    ((ObjectNode) user).withArray("realmRoles").add("manager");
                }
            });
            if (forTests) {
                openForTests(realm);
            }
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addPerson(ArrayNode users, DemoPerson person) {
        ObjectNode user = users.addObject();
        String email = person.login() + "@facturix.local";
        user.put("username", email)
                .put("email", email)
                .put("emailVerified", true)
                .put("enabled", true)
                .put("firstName", person.firstName())
                .put("lastName", person.lastName());
        user.putArray("realmRoles").add(person.role());
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", "demo-" + person.login())
                .put("temporary", false);
    }

    private static void openForTests(ObjectNode realm) {
        // Tests log in by the hundred; a slow hash would measure patience only.
        realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        realm.put("bruteForceProtected", false);
        ArrayNode clients = realm.withArray("clients");
        clients.forEach(client -> {
            String id = client.path("clientId").asText();
            if (id.equals("facturix-app") || id.equals("facturix-console")) {
                // Several nodes of the app run on whatever ports are free.
                ((ArrayNode) client.path("redirectUris"))
                        .add("http://localhost:*")
                        .add("http://127.0.0.1:*");
            }
        });
        clients.addObject()
                .put("clientId", TEST_CLIENT)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", true);
    }
}
