package com.facturix.crm.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a stranger's HTML is shown. */
class SafeHtmlTest {
    private static final UUID MESSAGE = UUID.randomUUID();
    private static final URI HOME = URI.create("https://crm.example");
    private static final String FORBIDDEN =
            "(?is).*(<script|<svg|<math|<iframe|<object|<embed|<form|<input|<button|<base|<meta|<link|<style|<video|<audio"
                    + "|<[^>]*\\son[a-z]+\\s*=|javascript:|vbscript:|expression\\(|url\\(|@import|srcset|evil\\.example/x).*";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example/x></SCRIPT>",
                "<img src=x onerror=alert(1)>",
                "<img src=\"x\" ONERROR =\n\"alert(1)\">",
                "<body onload=alert(1)>",
                "<a href=\"javascript:alert(1)\">a</a>",
                "<a href=\" java\tscript:alert(1)\">a</a>",
                "<a href=\"&#106;avascript&colon;alert(1)\">a</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">a</a>",
                "<a href=\"vbscript:x\">a</a>",
                "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>",
                "<svg><animate onbegin=alert(1) attributeName=x></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
                "<div style=\"width:expression(alert(1))\">a</div>",
                "<div style=\"background:url(https://evil.example/x)\">a</div>",
                "<div style=\"background:url('//evil.example/x')\">a</div>",
                "<div style=\"list-style-image:url(javascript:alert(1))\">a</div>",
                "<style>@import url(https://evil.example/x); body{background:url(//evil.example/x)}</style>",
                "<link rel=stylesheet href=https://evil.example/x>",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example/x\">",
                "<base href=\"https://evil.example/x\">",
                "<form action=\"https://evil.example/x\"><input name=p><button>go</button></form>",
                "<iframe src=\"https://evil.example/x\"></iframe>",
                "<object data=\"https://evil.example/x\"></object>",
                "<embed src=\"https://evil.example/x\">",
                "<video src=\"https://evil.example/x\" poster=\"https://evil.example/x\"></video>",
                "<img src=\"https://evil.example/x\" srcset=\"https://evil.example/x 2x\">",
                "<table background=\"https://evil.example/x\"><tr><td background=https://evil.example/x>a</table>",
                "<input type=image src=\"https://evil.example/x\">",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<a title=\"--><img src=x onerror=alert(1)>\">a</a>",
                "<!--[if mso]><script>alert(1)</script><![endif]-->",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
                "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\" onload=alert(1)>",
                "<div id=x style=\"position:fixed;-moz-binding:url(//evil.example/x)\">a</div>",
            })
    void nothingInItActsOrLoads(String html) {
        var parts = SafeHtml.clean("<p>before</p>" + html + "<p>after</p>", false, MESSAGE, Map.of(), HOME);

        assertThat(parts.fresh() + parts.quoted()).doesNotMatch(FORBIDDEN).contains("before");
    }

    @Test
    void picturesFromElsewhereAreLoadedOnlyWhenAllowed() {
        var html = "<img src=\"https://elsewhere.example/logo.png\" alt=\"Logo\"><img src=//elsewhere.example/b.gif>";

        assertThat(fresh(html, false)).doesNotContain("elsewhere").contains("alt=\"Logo\"");
        assertThat(fresh(html, true))
                .contains("src=\"https://elsewhere.example/logo.png\"", "src=\"https://elsewhere.example/b.gif\"");
    }

    @Test
    void noPictureIsAskedOfThisServiceInTheReadersName() {
        var html = "<img src=\"https://crm.example/logout\"><img src=\"/logout\"><img src=\"https://CRM.example./api\">"
                + "<img src=\"https://crm.example/api/email/track/open/abc\"><img src=\"https://x@crm.example/y\">";

        assertThat(fresh(html, true)).doesNotContain("src=\"https://crm", "src=\"/logout", "track", "x@crm");
    }

    @Test
    void aMessagesOwnPicturesAreServedFromItsFiles() {
        var html = "<img src=\"cid:logo@there\"><img src=\"CID:gone\"><img src=\"data:image/png;base64,AAAA\">";

        assertThat(SafeHtml.clean(html, false, MESSAGE, Map.of("logo@there", 3), HOME)
                        .fresh())
                .contains("src=\"/api/inbox/messages/" + MESSAGE + "/attachments/3\"", "data:image/png;base64,AAAA")
                .doesNotContain("gone", "cid:");
    }

    @Test
    void linksOpenElsewhereAndTellNothing() {
        assertThat(fresh("<a href=\"https://there.example/?a=1&amp;b=2\">go</a>", false))
                .contains(
                        "target=\"_blank\"",
                        "noopener",
                        "noreferrer",
                        "href=\"https://there.example/?a&#61;1&amp;b&#61;2\"");
    }

    @Test
    void lettersKeepTheirTablesColoursAndDirection() {
        var html =
                "<table width=\"600\" bgcolor=\"#ffeedd\"><tr><td align=\"center\" style=\"color:#112233;padding:4px\">"
                        + "<font color=\"red\">שלום</font></td></tr></table><p dir=\"rtl\">x</p>";

        assertThat(fresh(html, false))
                .contains(
                        "width=\"600\"",
                        "bgcolor=\"#ffeedd\"",
                        "color:#112233",
                        "padding:4px",
                        "dir=\"rtl\"",
                        "color=\"red\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>New words</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Monday Ada wrote:</div><blockquote>Old words</blockquote></div>",
                "<p>New words</p><div class=\"moz-cite-prefix\">On Monday:</div><blockquote type=\"cite\">Old words</blockquote>",
                "<div>New words<br><blockquote type=\"cite\"><div>Old words</div></blockquote></div>&nbsp;<br>",
                "<div>New words</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">From: Ada</div><div>Old words</div>",
                "<div>New words</div><div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt\"><b>From:</b> Ada</div></div><p>Old words</p>",
            })
    void whatIsQuotedAtTheEndIsSetApart(String html) {
        var parts = SafeHtml.clean(html, false, MESSAGE, Map.of(), HOME);

        assertThat(parts.fresh()).contains("New words").doesNotContain("Old words");
        assertThat(parts.quoted()).contains("Old words").doesNotContain("New words");
    }

    @Test
    void answersBetweenQuotesAndWhatIsPassedOnStayWhole() {
        var between = "<p>Hi</p><blockquote type=\"cite\">A question?</blockquote><p>An answer.</p>";
        var passedOn = "<div class=\"gmail_quote\">---------- Forwarded message<br>All of it</div>";

        assertThat(SafeHtml.clean(between, false, MESSAGE, Map.of(), HOME).quoted())
                .isEmpty();
        assertThat(fresh(passedOn, false)).contains("All of it");
    }

    private static String fresh(String html, boolean pictures) {
        return SafeHtml.clean(html, pictures, MESSAGE, Map.of(), HOME).fresh();
    }
}
