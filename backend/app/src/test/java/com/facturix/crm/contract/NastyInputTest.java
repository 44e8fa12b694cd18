package com.facturix.crm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.contract.Contract.Operation;
import com.facturix.crm.testing.ApiTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * V17: whatever is sent to whichever operation, the answer is never a 5xx. Ids in paths and bodies are of real records,
 * so that the input gets past the first checks.
 */
@QuarkusTest
class NastyInputTest extends ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path NAUGHTY = Path.of("../../../shared/data/naughty-strings/blns.json");
    private static final List<String> OUR_OWN = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "' or 1=1 --",
            "%",
            "\\",
            "_%\\",
            "-updatedAt",
            "name,value",
            "9".repeat(400),
            "x".repeat(30_000),
            "\u202e\u200f\ufeff",
            "-1",
            "1e400",
            "2026-02-30",
            "-999999999-01-01",
            "+999999999-12-31",
            "00000000-0000-0000-0000-000000000000",
            "${jndi:ldap://127.0.0.1/x}",
            "{{7*7}}",
            "null",
            "[]");
    private static final int LONGEST_PARAMETER = 120;
    private static final String BOUNDARY = "nasty-input-between-parts";
    private static final String UPLOAD = """
            --%1$s\r
            Content-Disposition: form-data; name="kind"\r
            \r
            %2$s\r
            --%1$s\r
            Content-Disposition: form-data; name="file"; filename="nasty.csv"\r
            Content-Type: application/octet-stream\r
            \r
            %3$s\r
            --%1$s--\r
            """;
    private static final List<Object> NUMBERS = List.of(
            0,
            -1,
            1,
            Integer.MAX_VALUE,
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            1e308,
            -1e308,
            0.005,
            9999999999.99,
            10000000000L);

    private final Map<String, Object> ids = new LinkedHashMap<>();

    @Test
    void nastyTextsInAnyFieldOrParameterAreAnsweredBelow500() throws IOException {
        assertThat(broken(texts())).isEmpty();
    }

    @Test
    void numbersBeyondEveryBoundAndValuesOfTheWrongTypeAreAnsweredBelow500() {
        var values = new ArrayList<Object>(NUMBERS);
        values.addAll(List.of(true, List.of(), List.of("x"), Map.of(), Map.of("a", Map.of("b", 1))));
        assertThat(broken(values)).isEmpty();
    }

    @Test
    void bodiesThatAreNotJsonOrTooDeepOrTooLargeAreAnsweredBelow500() {
        makeRecords();
        var large = "{\"name\":\"" + "x".repeat(10_000_000) + "\"}";
        var bodies =
                List.of("", "{", "null", "[]", "\"text\"", "{\"name\":", "[".repeat(10_000), "{\"a\":".repeat(10_000));
        var broken = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient()) {
            for (var operation : Contract.readBy(given.admin()).operations()) {
                if (operation.body().isPresent()) {
                    for (var body : bodies) {
                        var status = status(client, operation, body);
                        if (status / 100 != 4) {
                            broken.add("%s with %.20s… of %d: %d".formatted(operation, body, body.length(), status));
                        }
                    }
                }
            }
            var operation = Contract.readBy(given.admin()).operations().stream()
                    .filter(one -> one.id().equals("openDeal"))
                    .findFirst()
                    .orElseThrow();
            assertThat(status(client, operation, large)).isEqualTo(413);
        }
        assertThat(broken).isEmpty();
    }

    /** What was answered with a 5xx when each of these was sent to every operation. */
    private List<String> broken(List<?> values) {
        makeRecords();
        var contract = Contract.readBy(given.admin());
        try (var client = HttpClient.newHttpClient()) {
            return contract.operations().parallelStream()
                    .flatMap(operation -> values.stream()
                            .map(value -> verdict(operation, value, send(client, contract, operation, value))))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static Optional<String> verdict(Operation operation, Object value, HttpResponse<String> answer) {
        if (answer.statusCode() < 500) {
            return Optional.empty();
        }
        var text = String.valueOf(value);
        return Optional.of("%s with %s: %d %s"
                .formatted(
                        operation, text.substring(0, Math.min(60, text.length())), answer.statusCode(), answer.body()));
    }

    private HttpResponse<String> send(HttpClient client, Contract contract, Operation operation, Object value) {
        var query = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("query"))
                .map(parameter ->
                        parameter.name() + "=" + URLEncoder.encode(cut(String.valueOf(value)), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = request(operation, query.isEmpty() ? "" : "?" + query);
        if (operation.upload()) {
            var text = String.valueOf(value);
            request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .method(
                            method(operation),
                            BodyPublishers.ofString(
                                    UPLOAD.formatted(BOUNDARY, text.substring(0, Math.min(50, text.length())), text)));
        } else {
            request.method(
                    method(operation),
                    operation
                            .body()
                            .map(schema -> BodyPublishers.ofString(text(body(contract, schema, value))))
                            .orElseGet(BodyPublishers::noBody));
        }
        return answer(client, request);
    }

    private int status(HttpClient client, Operation operation, String body) {
        return answer(
                        client,
                        request(operation, "")
                                .expectContinue(body.length() > 1_000_000)
                                .method(method(operation), BodyPublishers.ofString(body)))
                .statusCode();
    }

    private HttpRequest.Builder request(Operation operation, String query) {
        var path = operation.path();
        var id = ids.getOrDefault(path, UUID.randomUUID());
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                var name = parameter.name();
                path = path.replace(
                        "{" + name + "}", String.valueOf(name.equals("id") ? id : ids.getOrDefault(name, "x")));
            }
        }
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path + query))
                .header("Authorization", "Bearer " + given.admin().token().get())
                .header("If-Match", "\"0\"");
        return operation.upload() ? request : request.header("Content-Type", "application/json");
    }

    private static String method(Operation operation) {
        return operation.method().toUpperCase(Locale.ROOT);
    }

    private static HttpResponse<String> answer(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As much of the text as fits into an address that the server accepts beside its other parameters. */
    private static String cut(String text) {
        var end = Math.min(text.length(), LONGEST_PARAMETER);
        while (URLEncoder.encode(text.substring(0, end), StandardCharsets.UTF_8).length() > LONGEST_PARAMETER) {
            end /= 2;
        }
        return text.substring(0, end);
    }

    /** Every field that is not a reference carries the value; references name real records. */
    private Map<String, @Nullable Object> body(Contract contract, JsonNode schema, Object value) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        contract.properties(schema).forEach((name, property) -> {
            if (ids.containsKey(name)) {
                body.put(name, ids.get(name));
            } else if (property.path("enum").isArray()) {
                body.put(name, property.path("enum").get(0).asText());
            } else {
                body.put(name, value);
            }
        });
        return body;
    }

    private void makeRecords() {
        var account = given.account().created();
        var campaign = given.campaign().of(account).created();
        var lead = given.lead().of(campaign).created();
        var deal = given.deal().from(lead).opened();
        ids.put("accountId", account.id());
        ids.put("campaignId", campaign.id());
        ids.put("leadId", lead.id());
        ids.put("dealId", deal.id());
        ids.put("ownerId", given.admin().id());
        ids.put("assigneeId", given.admin().id());
        ids.put("userId", given.admin().id());
        ids.put("userIds", List.of(given.admin().id()));
        ids.put("dealIds", List.of(deal.id()));
        ids.put("/api/accounts/{id}", account.id());
        ids.put("/api/accounts/{id}/assign", account.id());
        ids.put("/api/campaigns/{id}", campaign.id());
        ids.put("/api/campaigns/{id}/assign", campaign.id());
        for (var part : List.of("settings", "statuses", "objections", "scoring")) {
            ids.put("/api/campaigns/{id}/" + part, campaign.id());
        }
        ids.put("/api/leads/{id}", lead.id());
        ids.put("/api/deals/{id}", deal.id());
        ids.put("/api/deals/{id}/placement", deal.id());
        var sequence = given.admin()
                .sends(Map.of("name", "Sequence"))
                .post("/api/sequences")
                .jsonPath()
                .getString("id");
        ids.put("sequenceId", sequence);
        for (var part : List.of("", "/steps", "/state", "/numbers", "/enrolments", "/enrolments/preview")) {
            ids.put("/api/sequences/{id}" + part, sequence);
        }
        ids.put("key", "sales");
    }

    private static List<String> texts() throws IOException {
        var texts = new ArrayList<>(OUR_OWN);
        if (Files.exists(NAUGHTY)) {
            var all = JSON.readTree(Files.readString(NAUGHTY));
            IntStream.range(0, all.size())
                    .filter(i -> i % 16 == 0)
                    .forEach(i -> texts.add(all.get(i).asText()));
        }
        return texts;
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
