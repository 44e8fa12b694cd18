package com.facturix.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The server set-up, judged as far as it can be without a container engine: do its files agree with each other? */
class ServerSetupTest {

    private static final Path ROOT = StackConfig.findRoot();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:?[-?][^}]*)?}");
    private static final Set<String> MAY_STAY_EMPTY = Set.of("FACTURIX_SMTP_USER", "FACTURIX_SMTP_PASSWORD");

    private final String compose = read("docker-compose.yml");
    private final JsonNode services = parse(compose).path("services");
    private final Map<String, String> example = settings();

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String yaml) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> settings() {
        return read(".env.example")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theExampleNamesExactlyTheSettingsThatAreRead() {
        Set<String> used = VARIABLE.matcher(compose)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(example.keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void noSecretHasAValueAndAMissingOneStopsTheStart() {
        for (MatchResult use : VARIABLE.matcher(compose).results().toList()) {
            String name = use.group(1);
            if (name.matches(".*(PASSWORD|SECRET).*") && !MAY_STAY_EMPTY.contains(name)) {
                assertThat(example.get(name)).as(name).isEmpty();
                assertThat(use.group(2)).as(name).startsWith(":?").contains(name);
            }
        }
    }

    @Test
    void whatHasNoDefaultIsEmptyInTheExampleAndWhatHasOneShowsIt() {
        for (MatchResult use : VARIABLE.matcher(compose).results().toList()) {
            String rule = use.group(2);
            assertThat(rule).as(use.group(1)).isNotNull();
            String standard = rule.startsWith(":-") ? rule.substring(2) : "";
            assertThat(example.get(use.group(1))).as(use.group(1)).isEqualTo(standard);
        }
    }

    @Test
    void everySettingThatTheAppCannotGuessIsGivenToIt() {
        String properties = read("backend/app/src/main/resources/application.properties");
        Set<String> guessed = Pattern.compile("(?m)^(facturix\\.[a-z.-]+)=")
                .matcher(properties)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        Set<String> needed = Pattern.compile("\\$\\{(facturix\\.[a-z.-]+)}")
                .matcher(properties)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !guessed.contains(name))
                .map(name -> name.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toSet());
        assertThat(names(services.path("app").path("environment"))).containsAll(needed);
    }

    @Test
    void theRealmsPlaceholdersAreAllFilledByBothSetUps() {
        Set<String> open = Pattern.compile("\\$\\{([A-Z_]+)}")
                .matcher(read("deploy/keycloak/facturix-realm.json"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(open).isNotEmpty();
        assertThat(names(services.path("keycloak").path("environment"))).containsAll(open);
        Endpoints local = new Endpoints("", "", "", 1, "", 2, "", "", "", "", "", "", 3, 4, 5);
        assertThat(local.forRealm().keySet()).containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void theServersRealmHasNobodyInItWhoCouldLogIn() throws IOException {
        JsonNode realm = new ObjectMapper().readTree(read("deploy/keycloak/facturix-realm.json"));
        assertThat(realm.path("users")).allSatisfy(user -> {
            assertThat(user.path("serviceAccountClientId").asText()).isNotEmpty();
            assertThat(user.has("credentials")).isFalse();
            assertThat(user.has("realmRoles")).isFalse();
        });
        assertThat(realm.path("clients")).allSatisfy(client -> {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
            if (!client.path("publicClient").asBoolean()) {
                assertThat(client.path("secret").asText()).matches("\\$\\{[A-Z_]+}");
            }
        });
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(compose + read(".env.example")).doesNotContain("demo-");
    }

    @Test
    void theLocalRealmHasTheDemoPeopleAndOnlyTestsGetTheTestClient() throws IOException {
        JsonNode demo = new ObjectMapper().readTree(RealmFile.local(false));
        JsonNode tests = new ObjectMapper().readTree(RealmFile.local(true));
        assertThat(demo.path("users").findValuesAsText("email"))
                .containsExactly(
                        "admin@facturix.local", "manager@facturix.local", "bd@facturix.local", "bd2@facturix.local");
        assertThat(demo.path("clients").findValuesAsText("clientId")).doesNotContain(RealmFile.TEST_CLIENT);
        assertThat(demo.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(tests.path("clients").findValuesAsText("clientId")).contains(RealmFile.TEST_CLIENT);
    }

    @Test
    void nothingListensBeyondTheLoopbackAddress() {
        services.forEach(service ->
                service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:")));
    }

    @Test
    void filesAndServicesThatAreReferredToExist() {
        Set<String> volumes = names(parse(compose).path("volumes"));
        services.forEach(service -> {
            service.path("volumes").forEach(volume -> {
                String source = volume.asText().split(":")[0];
                boolean anonymous = source.equals(volume.asText());
                boolean exists =
                        source.startsWith("./") ? Files.exists(ROOT.resolve(source)) : volumes.contains(source);
                assertThat(anonymous || exists).as(source).isTrue();
            });
            assertThat(names(services)).containsAll(names(service.path("depends_on")));
        });
    }

    @Test
    void everyServiceThatOthersWaitForHasAHealthCheck() {
        services.forEach(service -> names(service.path("depends_on"))
                .forEach(other -> assertThat(services.path(other).has("healthcheck"))
                        .as(other)
                        .isTrue()));
        assertThat(read("Dockerfile")).contains("HEALTHCHECK", "USER 10001");
    }

    @Test
    void theImagesAreOfTheVersionsThatTheTestsRunAgainst() {
        Versions versions = Versions.ofThisBuild();
        assertThat(services.path("keycloak").path("image").asText()).endsWith(":" + versions.keycloak());
        assertThat(services.path("postgres").path("image").asText())
                .endsWith("postgres:" + versions.postgres().split("\\.")[0]);
    }

    @Test
    void theDatabasesPasswordsReachItsSetUpScript() {
        String script = read("deploy/postgres/10-databases.sh");
        Set<String> wanted = Pattern.compile("\\$([A-Z_]+PASSWORD)")
                .matcher(script)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(names(services.path("postgres").path("environment"))).containsAll(wanted);
    }

    @Test
    void everySettingIsExplained() {
        String manual = read("docs/running.md");
        assertThat(new HashSet<>(example.keySet()))
                .allSatisfy(name -> assertThat(manual).contains(name));
        Map<String, String> local = new HashMap<>();
        List.of("FACTURIX_PORT", "FACTURIX_KEYCLOAK_PORT", "FACTURIX_PG_PORT", "FACTURIX_MAILBOX_PORT")
                .forEach(name -> local.put(name, name));
        assertThat(local.keySet()).allSatisfy(name -> assertThat(manual).contains(name));
        assertThat(StreamSupport.stream(services.spliterator(), false).count()).isEqualTo(4);
    }
}
