package com.facturix.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void withoutSettingsTheDocumentedPortsAreUsed() {
        assertThat(Ports.fromEnvironment(Map.of())).isEqualTo(new Ports(8080, 8180, 15432, 3025, 3143, 8025));
    }

    @Test
    void aSettingMovesOnePort() {
        assertThat(Ports.fromEnvironment(Map.of("FACTURIX_PORT", " 9090 ")).app())
                .isEqualTo(9090);
    }

    @Test
    void aSettingThatIsNoPortIsNamed() {
        for (String wrong : List.of("http", "0", "65536", "-1")) {
            assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("FACTURIX_PG_PORT", wrong)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("FACTURIX_PG_PORT=" + wrong);
        }
    }

    @Test
    void freePortsAreAllDifferentAndFree() {
        Ports ports = Ports.free();
        assertThat(new HashSet<>(List.of(
                        ports.app(), ports.keycloak(), ports.postgres(), ports.smtp(), ports.imap(), ports.mailbox())))
                .hasSize(6);
        assertThat(ports.conflict(true)).isEmpty();
    }

    @Test
    void aTakenPortIsToldInOneLineWithItsPurposeAndTheVariableThatMovesIt() throws IOException {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(free.keycloak(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.conflict(true)).hasValueSatisfying(reason -> assertThat(reason)
                    .contains("Port " + taken.getLocalPort(), "Keycloak", "FACTURIX_KEYCLOAK_PORT=")
                    .doesNotContain("\n"));
        }
    }

    @Test
    void theAppsPortMattersOnlyWhenTheAppIsStarted() throws IOException {
        Ports free = Ports.free();
        try (ServerSocket taken = new ServerSocket(free.app(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(free.conflict(false)).isEmpty();
            assertThat(free.conflict(true)).isPresent();
        }
    }

    @Test
    void onePortForTwoServersIsRefused() {
        Ports free = Ports.free();
        Ports twice = new Ports(free.app(), free.app(), free.postgres(), free.smtp(), free.imap(), free.mailbox());
        assertThat(twice.conflict(true))
                .hasValueSatisfying(reason -> assertThat(reason).contains("asked for twice"));
    }
}
