package com.facturix.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void theyAreDrawnOnceAndReadBack() {
        Path file = folder.resolve("secrets.properties");
        Secrets drawn = Secrets.loadOrCreate(file);
        assertThat(Secrets.loadOrCreate(file)).isEqualTo(drawn);
    }

    @Test
    void theyAreLongDifferentAndFitIntoShellsAndUrls() {
        Secrets secrets = Secrets.loadOrCreate(folder.resolve("secrets.properties"));
        Set<String> values = Set.of(
                secrets.postgresAdmin(),
                secrets.databaseOwner(),
                secrets.databaseApp(),
                secrets.databaseKeycloak(),
                secrets.keycloakAdmin(),
                secrets.oidcClient(),
                secrets.integratorClient(),
                secrets.session());
        assertThat(values).hasSize(8).allMatch(value -> value.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void onlyTheirOwnerMayReadThem() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Secrets.loadOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretThatAnOlderVersionDidNotKnowIsAddedAndTheOthersStay() throws IOException {
        Path file = folder.resolve("secrets.properties");
        Files.writeString(file, "session=known\n");
        Secrets completed = Secrets.loadOrCreate(file);
        assertThat(completed.session()).isEqualTo("known");
        assertThat(Secrets.loadOrCreate(file)).isEqualTo(completed);
    }
}
