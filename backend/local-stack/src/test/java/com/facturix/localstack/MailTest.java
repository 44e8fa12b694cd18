package com.facturix.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail goes in by SMTP and is seen over IMAP, on the page and after a restart. */
class MailTest {

    private static final String NASTY = "<script>alert(1)</script> & \"more\"";

    @TempDir
    Path folder;

    private final Ports ports = Ports.free();
    private final HttpClient browser = HttpClient.newHttpClient();
    private MailServer server;
    private MailboxPage page;

    @BeforeEach
    void start() {
        MailFolder mails = new MailFolder(folder);
        server = MailServer.start(ports, mails);
        page = MailboxPage.start(ports.mailbox(), mails);
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    private void send(String recipient, String subject, String text, String html) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(ports.smtp()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("crm@facturix.local", "Élodie du CRM", "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        message.setSubject(subject, "UTF-8");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart rich = new MimeBodyPart();
        rich.setText(html, "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", plain, rich));
        Transport.send(message);
    }

    private HttpResponse<String> get(String path, String language) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + ports.mailbox() + path))
                        .header("Accept-Language", language)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode mails(String query) throws Exception {
        return new ObjectMapper().readTree(get("/mails.json" + query, "en").body());
    }

    @Test
    void anEmptyMailboxSaysSoInTheReadersLanguage() throws Exception {
        assertThat(get("/", "en-GB").body()).contains("No mail has arrived yet");
        assertThat(get("/", "fr-FR,fr;q=0.9").body()).contains("Aucun message");
    }

    @Test
    void aMailForAnybodyIsListedAndItsSubjectIsEscaped() throws Exception {
        send("someone@anywhere.example", NASTY, "text", "<p>html</p>");
        assertThat(get("/", "en").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;", "someone@anywhere.example")
                .contains("Élodie du CRM")
                .doesNotContain("<script>");
    }

    @Test
    void aMailsTextIsEscapedAndItsLinksCanBeFollowed() throws Exception {
        send("a@b.example", "Hello", NASTY + " https://crm.example/x?a=1&b=2 end", "<p>html</p>");
        String id = mails("").get(0).path("id").asText();
        assertThat(get("/mail/" + id, "en").body())
                .contains("href=\"https://crm.example/x?a=1&amp;b=2\"")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("<script>");
    }

    @Test
    void aMailsOwnHtmlMayRunNothing() throws Exception {
        send("a@b.example", "Hello", "text", "<p>hi</p><script>alert(1)</script>");
        String id = mails("").get(0).path("id").asText();
        HttpResponse<String> framed = get("/mail/" + id + "/html", "en");
        assertThat(framed.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "sandbox ")
                        .doesNotContain("allow-scripts", "script-src"));
    }

    @Test
    void mailsAreFoundByRecipient() throws Exception {
        send("one@b.example", "For one", "1", "1");
        send("two@b.example", "For two", "2", "2");
        assertThat(mails("?to=TWO%40b.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.path("subject").asText()).isEqualTo("For two"));
        assertThat(mails("")).hasSize(2);
    }

    @Test
    void mailsSurviveARestartAndAreSeenOverImap() throws Exception {
        send("keep@b.example", "Kept", "text", "html");
        stop();
        start();
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", ports.imap(), "Keep@b.example", "mail-keep");
            var inbox = store.getFolder("INBOX");
            inbox.open(jakarta.mail.Folder.READ_ONLY);
            assertThat(inbox.getMessages()).singleElement().satisfies(mail -> assertThat(mail.getSubject())
                    .isEqualTo("Kept"));
        }
        assertThat(mails("")).hasSize(1);
    }

    @Test
    void aMailboxIsThereAtTheFirstLoginAndAsksForItsPassword() throws Exception {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            assertThatThrownBy(() -> store.connect("127.0.0.1", ports.imap(), "new@b.example", "whatever"))
                    .isInstanceOf(AuthenticationFailedException.class);
        }
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", ports.imap(), "new@b.example", "mail-new");
            assertThat(store.getFolder("INBOX").exists()).isTrue();
        }
    }

    @Test
    void mailIsTakenFromWhoLogsInRightButNotFromWhoLogsInWrong() throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.auth", "true");
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            assertThatThrownBy(() -> transport.connect("127.0.0.1", ports.smtp(), "me@b.example", "mail-you"))
                    .isInstanceOf(AuthenticationFailedException.class);
        }
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", ports.smtp(), "me@b.example", "mail-me");
            MimeMessage message = new MimeMessage(session);
            message.setText("logged in");
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("you@b.example")});
        }
        assertThat(mails("?to=you%40b.example")).hasSize(1);
    }

    @Test
    void thePageIsReadOnlyAndForThisMachineOnly() throws Exception {
        HttpResponse<String> post = browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + ports.mailbox() + "/"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(get("/mail/../../secrets.properties", "en").statusCode()).isEqualTo(404);
        try (var socket = new java.net.Socket("127.0.0.1", ports.mailbox())) {
            socket.getOutputStream().write("GET / HTTP/1.0\r\nHost: evil.example\r\n\r\n".getBytes());
            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 421");
        }
    }
}
