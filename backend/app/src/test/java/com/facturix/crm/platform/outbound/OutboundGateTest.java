package com.facturix.crm.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** V1: nobody is led to a host of this machine or of its network, however the host is written. */
class OutboundGateTest {
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static OutboundGate gate(String... allowed) {
        return new OutboundGate(List.of(allowed), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "127.0.0.1",
                "127.0.0.1.",
                "0.0.0.0",
                "::1",
                "[::1]",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "0:0:0:0:0:ffff:7f00:0001",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "017700000001",
                "127.1",
                "user@127.0.0.1",
                "127.0.0.1#mail.example",
                "①②⑦.⓪.⓪.①",
                "169.254.169.254",
                "10.0.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void thisMachineAndItsNetworkAreRefusedInEverySpelling(String host) {
        for (var factory : List.of(gate().socketFactory(), gate().tlsSocketFactory())) {
            assertThatThrownBy(() -> factory.createSocket(host, server.getLocalPort()))
                    .isInstanceOf(HostRefused.class);
        }
    }

    /** What the mail library does: it resolves the name itself, and connects to the address that it found. */
    @Test
    void anAddressThatSomebodyElseHasResolvedIsCheckedAllTheSame() throws IOException {
        try (var socket = gate("mail.example").socketFactory().createSocket()) {
            var lured = new InetSocketAddress(
                    InetAddress.getByAddress("evil.example", new byte[] {127, 0, 0, 1}), server.getLocalPort());
            assertThatThrownBy(() -> socket.connect(lured, 1000)).isInstanceOf(IOException.class);
            assertThat(socket.isConnected()).isFalse();
        }
        try (var socket = gate().socketFactory().createSocket()) {
            var bare = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            assertThatThrownBy(() -> socket.connect(bare, 1000)).isInstanceOf(HostRefused.class);
        }
    }

    @Test
    void aHostThatTheSettingsAllowIsReachedAtItsPortOnly() throws IOException {
        var port = server.getLocalPort();
        var gate = gate("localhost:" + port, "  Other.Example ", "");
        try (var socket = gate.socketFactory().createSocket("LocalHost.", port);
                var accepted = server.accept()) {
            accepted.getOutputStream().write('x');
            assertThat(socket.getInputStream().read()).isEqualTo('x');
            assertThat(socket.getPort()).isEqualTo(port);
        }
        assertThatThrownBy(() -> gate.socketFactory().createSocket("localhost", port + 1))
                .isInstanceOf(HostRefused.class);
        assertThat(gate.vouchesFor("other.example", 25)).isTrue();
        assertThat(gate.vouchesFor("127.0.0.1", port)).isFalse();
    }

    @Test
    void theRefusalTellsNothingOfTheNetwork() {
        assertThatThrownBy(() -> gate().socketFactory().createSocket("localhost", 1))
                .hasMessageNotContaining("127.0.0.1");
    }
}
