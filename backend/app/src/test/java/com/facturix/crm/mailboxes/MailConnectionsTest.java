package com.facturix.crm.mailboxes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.facturix.crm.mailboxes.MailFailure.Problem;
import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.outbound.OutboundGate;
import com.facturix.localstack.Ports;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a connection is told in terms of what to do about it: against real servers, one fault each. */
class MailConnectionsTest {
    private static final String ADA = "ada@mail.example";
    private static final String PASSWORD = "s3cret-of-ada";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** For a server that waits until we speak, which we do not. */
    private static final Duration A_MOMENT = Duration.ofMillis(700);

    @TempDir
    static Path folder;

    private static GreenMail servers;
    private static MailConnections trusting;
    private static MailConnections doubting;

    @BeforeAll
    static void start() throws Exception {
        makeCertificate();
        System.setProperty("greenmail.tls.keystore.file", keys().toString());
        servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
        });
        servers.start();
        System.clearProperty("greenmail.tls.keystore.file");
        servers.setUser(ADA, ADA, PASSWORD);
        trusting = connections(trustingIt());
        doubting = connections((SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    @AfterAll
    static void stop() {
        servers.stop();
    }

    private static MailConnections connections(SSLSocketFactory tls, String... allowed) {
        var hosts = allowed.length == 0 ? List.of("localhost", "127.0.0.1") : List.of(allowed);
        return new MailConnections(
                new OutboundGate(hosts, tls), new Vault("00".repeat(32)), null, "http://crm.example");
    }

    /** A certificate for localhost that is its own authority, made for this run. */
    private static void makeCertificate() throws Exception {
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "mail",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-keystore",
                        keys().toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).isZero();
    }

    private static Path keys() {
        return folder.resolve("mail.p12");
    }

    private static SSLSocketFactory trustingIt() throws Exception {
        var store = KeyStore.getInstance(keys().toFile(), "changeit".toCharArray());
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", store.getCertificate("mail"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static ServerLogin server(int port, Security security) {
        return new ServerLogin("localhost", port, security, ADA, PASSWORD);
    }

    private static int imap() {
        return servers.getImap().getPort();
    }

    private static int smtp() {
        return servers.getSmtp().getPort();
    }

    private static int imaps() {
        return servers.getImaps().getPort();
    }

    private static int smtps() {
        return servers.getSmtps().getPort();
    }

    private static MailFailure reading(MailConnections connections, ServerLogin server) {
        return reading(connections, server, PATIENCE);
    }

    private static MailFailure reading(MailConnections connections, ServerLogin server, Duration patience) {
        return catchThrowableOfType(
                MailFailure.class, () -> connections.withStore(server, patience, store -> store.isConnected()));
    }

    private static MailFailure sending(MailConnections connections, ServerLogin server) {
        return sending(connections, server, PATIENCE);
    }

    private static MailFailure sending(MailConnections connections, ServerLogin server, Duration patience) {
        return catchThrowableOfType(
                MailFailure.class,
                () -> connections.withTransport(server, patience, (transport, session) -> transport.isConnected()));
    }

    @Test
    void aMailIsSentAndReadInTheClearAndOverTls() {
        for (var security : List.of(Security.NONE, Security.SSL)) {
            var out = server(security == Security.SSL ? smtps() : smtp(), security);
            trusting.withTransport(out, Duration.ofSeconds(10), (transport, session) -> {
                var mail = new MimeMessage(session);
                mail.setRecipient(Message.RecipientType.TO, new InternetAddress(ADA));
                mail.setSubject("Over " + security);
                mail.setText("Hello");
                transport.sendMessage(mail, mail.getAllRecipients());
                return "";
            });
            var in = server(security == Security.SSL ? imaps() : imap(), security);
            var subjects = trusting.withStore(in, Duration.ofSeconds(10), store -> {
                var inbox = store.getFolder("INBOX");
                inbox.open(jakarta.mail.Folder.READ_ONLY);
                return inbox.getMessage(inbox.getMessageCount()).getSubject();
            });
            assertThat(subjects).isEqualTo("Over " + security);
        }
    }

    @Test
    void aWrongPasswordIsToldInTheServersWordsAndTryingAgainIsOfNoUse() {
        var wrong = new ServerLogin("localhost", imap(), Security.NONE, ADA, "something-else");
        var failure = reading(doubting, wrong);
        assertThat(failure.problem()).isEqualTo(Problem.WRONG_PASSWORD);
        assertThat(failure.permanent()).isTrue();
        assertThat(failure.serverWords()).contains("Invalid login/password");
        var refused = sending(doubting, new ServerLogin("localhost", smtp(), Security.NONE, ADA, "something-else"));
        assertThat(refused.problem()).isEqualTo(Problem.WRONG_PASSWORD);
        assertThat(refused.serverWords()).contains("535");
    }

    @Test
    void aClosedPortIsAWrongPort() throws IOException {
        assertThat(reading(doubting, server(Ports.unused(), Security.NONE)).problem())
                .isEqualTo(Problem.WRONG_PORT);
        assertThat(sending(doubting, server(Ports.unused(), Security.SSL)).problem())
                .isEqualTo(Problem.WRONG_PORT);
    }

    @Test
    void thePortOfAnotherServiceIsAWrongPort() {
        assertThat(reading(doubting, server(smtp(), Security.NONE)).problem()).isEqualTo(Problem.WRONG_PORT);
        assertThat(sending(doubting, server(imap(), Security.NONE)).problem()).isEqualTo(Problem.WRONG_PORT);
    }

    @Test
    void tlsSpokenToAPlainPortIsAMismatch() {
        assertThat(reading(doubting, server(imap(), Security.SSL)).problem()).isEqualTo(Problem.TLS_MISMATCH);
        assertThat(sending(doubting, server(smtp(), Security.SSL)).problem()).isEqualTo(Problem.TLS_MISMATCH);
    }

    @Test
    void plainWordsToATlsPortAreAMismatch() {
        assertThat(reading(doubting, server(imaps(), Security.NONE), A_MOMENT).problem())
                .isEqualTo(Problem.TLS_MISMATCH);
        assertThat(sending(doubting, server(smtps(), Security.STARTTLS), A_MOMENT)
                        .problem())
                .isEqualTo(Problem.TLS_MISMATCH);
    }

    @Test
    void whereTlsHasToBeginAndTheServerOffersNoneNoPasswordIsSent() {
        assertThat(reading(doubting, server(imap(), Security.STARTTLS)).problem())
                .isEqualTo(Problem.TLS_MISMATCH);
        assertThat(sending(doubting, server(smtp(), Security.STARTTLS)).problem())
                .isEqualTo(Problem.TLS_MISMATCH);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        assertThat(reading(doubting, server(imaps(), Security.SSL)).problem()).isEqualTo(Problem.CERTIFICATE);
        assertThat(sending(doubting, server(smtps(), Security.SSL)).problem()).isEqualTo(Problem.CERTIFICATE);
    }

    @Test
    void aTrustedCertificateOfAnotherHostIsRefused() {
        var byAddress = new ServerLogin("127.0.0.1", imaps(), Security.SSL, ADA, PASSWORD);
        var failure = reading(trusting, byAddress);
        assertThat(failure.problem()).isEqualTo(Problem.CERTIFICATE);
        assertThat(failure.permanent()).isTrue();
    }

    @Test
    void aHostThatDoesNotExistIsUnreachableForNow() {
        var failure = reading(doubting, new ServerLogin("no-such-host.invalid", 993, Security.SSL, ADA, PASSWORD));
        assertThat(failure.problem()).isEqualTo(Problem.UNREACHABLE);
        assertThat(failure.permanent()).isFalse();
    }

    /** V1, through the mail library: it must not fall back to sockets of its own. */
    @Test
    void aHostOfThisMachineIsRefusedWhateverTheEncryption() {
        var strict = connections((SSLSocketFactory) SSLSocketFactory.getDefault(), "mail.example");
        for (var security : Security.values()) {
            assertThat(reading(strict, server(imap(), security)).problem()).isEqualTo(Problem.REFUSED_HOST);
            assertThat(sending(strict, server(smtp(), security)).problem()).isEqualTo(Problem.REFUSED_HOST);
        }
    }

    @Test
    void aServerThatQuotesThePasswordDoesNotMakeUsTellIt() throws Exception {
        try (var loud = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> {
                try (var socket = loud.accept();
                        var lines = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
                    var out = socket.getOutputStream();
                    out.write("* OK [CAPABILITY IMAP4rev1] loud\r\n".getBytes(StandardCharsets.US_ASCII));
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                        var tag = line.split(" ")[0];
                        var answer = line.contains("LOGIN") ? " NO not you, " + PASSWORD + "!" : " OK";
                        out.write((tag + answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    }
                }
                return "";
            });
            var failure = reading(doubting, server(loud.getLocalPort(), Security.NONE));
            assertThat(failure.problem()).isEqualTo(Problem.WRONG_PASSWORD);
            assertThat(failure.serverWords()).contains("not you, •••!");
            assertThat(failure.toString()).doesNotContain(PASSWORD);
            assertThat(failure.getCause()).isNull();
        }
    }
}
