package com.facturix.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    private final Endpoints endpoints = new Endpoints(
            "jdbc:postgresql://localhost:15432/facturix",
            "app",
            "owner",
            15432,
            "admin",
            8180,
            "kc",
            "client",
            "integrator",
            "session",
            "credentials",
            "http://localhost:8080",
            3025,
            3143,
            8025);

    @Test
    void anotherProgramReadsWhatOneWroteAndNobodyElseMay(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/stack.env");
        endpoints.write(file);
        assertThat(Endpoints.read(file)).isEqualTo(endpoints);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theAppIsNeverToldASuperusersPassword() {
        assertThat(endpoints.forApp()).doesNotContainValue("admin").doesNotContainValue("kc");
        assertThat(endpoints.forApp())
                .containsEntry("FACTURIX_OIDC_URL", "http://localhost:8180/realms/facturix")
                .containsEntry("FACTURIX_DB_USER", "facturix_app");
    }
}
