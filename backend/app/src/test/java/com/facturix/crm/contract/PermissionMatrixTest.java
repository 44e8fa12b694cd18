package com.facturix.crm.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.contract.Contract.Operation;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * V5: role × operation over the whole contract. The verdicts stand in {@code permissions.txt}, by hand and apart from
 * the code, so that an operation whose line is missing or whose annotation says otherwise is found.
 */
@QuarkusTest
class PermissionMatrixTest extends ApiTest {

    @Test
    void everyOperationStandsInTheTableAndNothingElseDoes() {
        var operations = Contract.readBy(given.admin()).operations().stream()
                .map(Operation::id)
                .collect(Collectors.toSet());

        assertThat(table().keySet()).isEqualTo(operations);
    }

    @Test
    void everyRoleGetsTheVerdictOfTheTableOnEveryOperation() {
        var personas = Map.of(Role.ADMIN, given.admin(), Role.MANAGER, given.manager(), Role.BD, given.bd());
        var table = table();
        var wrong = new ArrayList<String>();

        for (var operation : Contract.readBy(given.admin()).operations()) {
            for (var role : Role.values()) {
                var token = personas.get(role).token().get();
                var status = call(given().auth().oauth2(token), operation);
                var allowed = table.getOrDefault(operation.id(), Set.of()).contains(role);
                if (allowed == (status == 403) || status == 401) {
                    wrong.add("%s as %s: %d".formatted(operation, role, status));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyWithoutALoginGetsAnything() {
        var wrong = new ArrayList<String>();

        for (var operation : Contract.readBy(given.admin()).operations()) {
            var status = call(
                    given().header("X-Requested-With", "JavaScript").header("Sec-Fetch-Site", "same-origin"),
                    operation);
            if (status != 401 && status != 499) {
                wrong.add("%s: %d".formatted(operation, status));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void aTokenThatNobodySignedIsRefusedEverywhere() {
        var wrong = new ArrayList<String>();

        for (var operation : Contract.readBy(given.admin()).operations()) {
            var status = call(given().auth().oauth2("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."), operation);
            if (status != 401) {
                wrong.add("%s: %d".formatted(operation, status));
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static int call(RequestSpecification request, Operation operation) {
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                request.pathParam(parameter.name(), UUID.randomUUID());
            }
        }
        if (operation.upload()) {
            request.multiPart("nothing", "");
        } else if (operation.body().isPresent()) {
            request.contentType("application/json").body("{}");
        }
        return request.redirects()
                .follow(false)
                .request(operation.method(), operation.path())
                .statusCode();
    }

    private static Map<String, Set<Role>> table() {
        try (var file = PermissionMatrixTest.class.getResourceAsStream("/permissions.txt")) {
            var table = new TreeMap<String, Set<Role>>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.trim().split("\\s+"))
                    .forEach(words -> table.put(
                            words[0],
                            Arrays.stream(words)
                                    .skip(1)
                                    .map(Role::fromString)
                                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)))));
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
