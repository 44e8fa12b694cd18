package com.facturix.crm.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainPartTest {
    @Test
    void paragraphsListsAndLinksReadAsText() {
        assertThat(PlainPart.of("""
                <p>Hello <strong>Camille</strong>,<br>two things:</p><ol><li><p>a call</p></li><li>a
                <a href="https://example.com/x">page</a></li></ol><p><a href="mailto:zoe@firm.example">zoe@firm.example</a></p>
                """)).isEqualTo("""
                Hello Camille,
                two things:

                1. a call
                2. a page <https://example.com/x>

                zoe@firm.example
                """);
    }

    @Test
    void whatIsQuotedIsMarked() {
        assertThat(PlainPart.of("<p>Yes.</p><blockquote><p>Tuesday?</p><p>Camille</p></blockquote>"))
                .isEqualTo("""
                Yes.

                > Tuesday?

                > Camille
                """);
    }

    @Test
    void theBeginningIsOneLineOfSoManyCharacters() {
        assertThat(PlainPart.beginning("<p>Hello</p><p>Camille</p>", 50)).isEqualTo("Hello Camille");
        assertThat(PlainPart.beginning("<p>Hello Camille</p>", 5)).isEqualTo("Hello…");
        assertThat(PlainPart.beginning("<p>😀😀😀</p>", 2)).isEqualTo("😀😀…");
    }
}
