package com.facturix.crm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.facturix.crm.testing.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into a mail that goes out. */
@QuarkusTest
class TrackerTest extends ApiTest {
    @Inject
    TrackedMails mails;

    @ConfigProperty(name = "facturix.base-url")
    String baseUrl;

    @Test
    void everyWebLinkIsWrappedAndThePixelStandsAtTheEnd() {
        var mail = mails.sentBy(
                given.bd(),
                Duration.ofMinutes(5),
                "<p>Hello</p>" + TrackedMails.links("https://example.com/a?x=1&amp;y=2", "http://example.org/é"));

        assertThat(mail.html())
                .startsWith("<p>Hello</p>")
                .doesNotContain("example.com", "example.org")
                .endsWith("alt=\"\" style=\"display:block;width:1px;height:1px;border:0\">");
        assertThat(mail.paths()).hasSize(3);
        assertThat(mail.html()).contains(baseUrl + mail.link(0), baseUrl + mail.pixel());
        assertThat(sql.list(
                        "select url from tracking_link where tracking_id = :id order by position",
                        Map.of("id", mail.tracking()),
                        row -> row.text("url")))
                .containsExactly("https://example.com/a?x=1&y=2", "http://example.org/%C3%A9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tel:+33123456789",
                "mailto:sales@example.com",
                "#below",
                "/relative",
                "javascript:alert(1)",
                "data:text/html,x",
                "https:///nohost",
                "http://exa mple.com/",
                "https://example.com/\r\nSet-Cookie: a=b",
                "file:///etc/passwd"
            })
    void whatIsNoAddressOfAPageIsLeftAsItIs(String href) {
        var mail = mails.sentBy(given.bd(), Duration.ofMinutes(5), TrackedMails.links(href));

        assertThat(mail.paths()).hasSize(1);
    }

    @Test
    void linksToUnsubscribeAreNotWrapped() {
        var html = TrackedMails.links(baseUrl + "/unsubscribe/abc", "https://example.com/");
        var mail = mails.sentBy(given.bd(), Duration.ofMinutes(5), html);

        assertThat(mail.html()).contains("href=\"" + baseUrl + "/unsubscribe/abc\"");
        assertThat(mail.paths()).hasSize(2);
    }

    @Test
    void anotherTryGetsTheSamePixelAndLinks() {
        var html = TrackedMails.links("https://example.com/");
        var mail = mails.outgoing(given.bd(), Duration.ofMinutes(5), null);
        var first = mails.prepared(mail, "a@example.test", html);
        var again = mails.prepared(mail, "a@example.test", html);
        var other = mails.prepared(mail, "b@example.test", html);

        assertThat(again).isEqualTo(first);
        assertThat(other.paths()).doesNotContainAnyElementsOf(first.paths());
    }

    @Test
    void thePixelOfAMailThatIsQuotedDoesNotGoOutAgain() {
        var author = given.bd();
        var first = mails.sentBy(author, Duration.ofMinutes(5), "<p>First</p>");
        var reply = mails.sentBy(
                author, Duration.ofMinutes(4), "<p>Second</p><blockquote>" + first.html() + "</blockquote>");

        assertThat(reply.paths()).hasSize(1).doesNotContain(first.pixel());
    }
}
