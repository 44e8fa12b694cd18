package com.facturix.crm.platform.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {

    @Test
    void formattingStaysAsItWasWritten() {
        var html =
                "<h2>Opening</h2><p>Hello <strong>{{firstName}}</strong>,<br>it is <em>me</em>.</p><ul><li><p>one</p></li></ul>";

        assertThat(RichText.sanitised(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>x</p><script>alert(1)</script>",
                "<p onclick=\"alert(1)\">x</p>",
                "<p style=\"background:url(//h)\">x</p>",
                "<p>x<img src=x onerror=alert(1)></p>",
                "<p>x</p><iframe src=\"//h\"></iframe>",
                "<p>x</p><svg><a xlink:href=\"javascript:alert(1)\"></a></svg>",
                "<p>x<a href=\"javascript:alert(1)\">y</a></p>",
                "<p>x<a href=\"&#106;avascript:alert(1)\">y</a></p>",
                "<p>x<a href=\"data:text/html,<script>alert(1)</script>\">y</a></p>"
            })
    void whatCouldActIsTakenOut(String html) {
        assertThat(RichText.sanitised(html))
                .contains("x")
                .doesNotContainIgnoringCase("alert")
                .doesNotContain("style", "iframe", "img", "svg");
    }

    @Test
    void linksOpenApartAndTellNobodyWhereTheyComeFrom() {
        assertThat(RichText.sanitised("<p><a href=\"https://example.com\">x</a></p>"))
                .isEqualTo(
                        "<p><a href=\"https://example.com\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">x</a></p>");
    }

    @Test
    void aTextWithNothingToReadIsNone() {
        assertThat(RichText.sanitised("<p></p><p> <br></p>")).isNull();
        assertThat(RichText.sanitised(null)).isNull();
    }

    @Test
    void nothingIsFilledInWhatALetterQuotes() {
        var quoted =
                "<div data-quoted=\"\"><p>{{firstName}} wrote:</p><blockquote><p>{{stop|Stop}}</p></blockquote></div>";
        var letter = "<p>Hello {{firstName}} {{stop|Stop}}</p>" + quoted;

        assertThat(RichText.sanitisedLetter(letter)).isEqualTo(letter);
        assertThat(RichText.sanitised(letter)).doesNotContain("div");
        assertThat(RichText.written(letter)).isEqualTo("<p>Hello {{firstName}} {{stop|Stop}}</p>");
        assertThat(RichText.fallingBack(letter, "stop")).isEqualTo("<p>Hello {{firstName}} Stop</p>" + quoted);
        assertThat(RichText.link(letter, "stop", URI.create("https://crm.example/u/1")))
                .isEqualTo("<p>Hello {{firstName}} <a href=\"https://crm.example/u/1\">Stop</a></p>" + quoted);
        assertThat(RichText.fillKeeping(letter, Map.of("firstName", "Zoé"), List.of("stop"))
                        .text())
                .isEqualTo("<p>Hello Zoé {{stop|Stop}}</p>" + quoted);
    }

    @Test
    void filledValuesAreTextAndNeverMarkup() {
        var filled = RichText.fill("<p>Hello {{firstName}} {{x}}</p>", Map.of("firstName", "<b onclick=a>&"));

        assertThat(filled.text()).isEqualTo("<p>Hello &lt;b onclick=a&gt;&amp; </p>");
        assertThat(filled.missing()).containsExactly("x");
    }

    @Test
    void aTokenWithFormattingInItIsInPieces() {
        assertThat(RichText.texts("<p>{{first<strong>Name</strong>}}</p>")).containsExactly("{{first", "Name", "}}");
    }

    @Test
    void whatIsFilledLaterOrHasNoValueStaysAsItIs() {
        var filled = RichText.fillKeeping(
                "<p>{{firstName}} {{ x }} {{x|y}} {{later|Stop}}</p>", Map.of("firstName", "Ana"), List.of("later"));

        assertThat(filled.text()).isEqualTo("<p>Ana {{ x }} y {{later|Stop}}</p>");
        assertThat(filled.missing()).containsExactly("x");
    }

    @Test
    void aTokenBecomesALinkAndNothingElseDoes() {
        var address = URI.create("https://example.com/a?b=c&d=e");

        assertThat(RichText.link("<p>{{a|x &amp; y}} {{b}} {{a}}</p>", "a", address))
                .isEqualTo("<p><a href=\"https://example.com/a?b=c&amp;d=e\">x &amp; y</a> {{b}} "
                        + "<a href=\"https://example.com/a?b=c&amp;d=e\">https://example.com/a?b=c&amp;d=e</a></p>");
        assertThat(RichText.links("<p><a href=\"https://example.com/{{a}}\">x</a></p>"))
                .containsExactly("https://example.com/{{a}}");
    }
}
