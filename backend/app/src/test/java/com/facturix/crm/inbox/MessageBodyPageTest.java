package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The page in a message's frame, and the walls around it. */
@QuarkusTest
class MessageBodyPageTest extends ApiTest {

    @Inject
    Messages messages;

    @Test
    void thePageRunsNoScriptLoadsNothingAndStandsInOurFramesAlone() {
        var letters = new Letters(sql);
        var bd = given.bd();
        var thread = letters.in(letters.mailbox(bd))
                .html("<p>Hello</p><script>alert(1)</script><img src=\"https://elsewhere.example/p.png\">")
                .received();
        var page = "/api/inbox/messages/" + letters.message(thread) + "/body";

        var answer = bd.asks().accept("text/html").get(page);

        var policies = answer.headers().getValues("Content-Security-Policy");
        assertThat(policies).hasSize(1);
        assertThat(policies.getFirst())
                .contains("default-src 'none'", "img-src 'self' data:;", "frame-ancestors 'self'", "form-action 'none'")
                .contains("sandbox allow-same-origin allow-popups")
                .doesNotContain("script", "https:");
        answer.then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", containsString("no-store"))
                .body(allOf(
                        containsString("<p>Hello</p>"),
                        not(containsString("alert")),
                        not(containsString("elsewhere"))));
        bd.asks()
                .accept("text/html")
                .get(page + "?pictures=true&language=fr")
                .then()
                .header("Content-Security-Policy", containsString("img-src 'self' data: http: https:"))
                .body(containsString("https://elsewhere.example/p.png"));
        bd.asks()
                .get("/api/inbox/threads/" + thread)
                .then()
                .body("messages[0].hasHtml", equalTo(true))
                .body("messages[0].remotePictures", equalTo(true));
    }

    @Test
    void aTextWithoutMarkupIsShownAsItIs() {
        var letters = new Letters(sql);
        var bd = given.bd();
        var thread = letters.in(letters.mailbox(bd)).received();
        sql.update(
                "update mail_message set text = '<b>not bold</b>', quoted = 'old' where thread_id = :id",
                java.util.Map.of("id", thread));

        bd.asks()
                .accept("text/html")
                .get("/api/inbox/messages/" + letters.message(thread) + "/body")
                .then()
                .statusCode(200)
                .body(allOf(containsString("&lt;b&gt;not bold"), containsString("<details>")));
    }

    @Test
    void aFileIsSavedAndNeverShownAndAPictureInTheTextComesFromTheMessage() {
        var bd = given.bd();
        var mailbox = new Letters(sql).mailbox(bd);
        var raw = """
                From: Ada <ada@there.example>
                To: me@own.example
                Subject: Files
                Message-ID: <%s@there.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <p>Look</p><img src="cid:logo@there">
                --b
                Content-Type: image/png; name="logo.png"
                Content-ID: <logo@there>
                Content-Transfer-Encoding: base64

                iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
                --b
                Content-Type: image/png
                Content-Disposition: attachment; filename*=UTF-8''facture%%20%%C3%%A9t%%C3%%A9.png

                <html><script>alert(1)</script></html>
                --b
                Content-Type: text/plain; name=plan.txt
                Content-Disposition: attachment; filename=plan.txt

                Sow in March.
                --b--
                """.formatted(java.util.UUID.randomUUID()).replace("\n", "\r\n");
        var stored = messages.store(
                mailbox,
                raw.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Origin.folder(false, null, MessageFlags.State.NONE, true));
        var message = "/api/inbox/messages/" + stored.id();

        bd.asks()
                .get("/api/inbox/threads/" + stored.threadId())
                .then()
                .body("messages[0].attachments.name", contains("logo.png", "facture été.png", "plan.txt"))
                .body("messages[0].attachments[0].inText", equalTo(true));
        bd.asks()
                .accept("text/html")
                .get(message + "/body")
                .then()
                .body(containsString("src=\"" + message + "/attachments/0\""));
        bd.asks()
                .accept("*/*")
                .get(message + "/attachments/0")
                .then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", startsWith("attachment; filename=\"logo.png\""));
        // What calls itself a picture and is a page is served as what it is, to be saved.
        var page = bd.asks().accept("*/*").get(message + "/attachments/1");
        page.then()
                .statusCode(200)
                .header("Content-Type", not(containsString("image")))
                .header("Content-Disposition", containsString("filename*=UTF-8''facture%20%C3%A9t%C3%A9.png"))
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        assertThat(page.asString()).isEqualTo("<html><script>alert(1)</script></html>");
        assertThat(bd.asks()
                        .accept("*/*")
                        .get(message + "/attachments/2")
                        .then()
                        .statusCode(200)
                        .header("Content-Type", startsWith("text/plain"))
                        .extract()
                        .asString())
                .isEqualTo("Sow in March.");
        bd.asks().accept("*/*").get(message + "/attachments/3").then().statusCode(404);
        given.bd().asks().accept("*/*").get(message + "/attachments/0").then().statusCode(404);
    }
}
