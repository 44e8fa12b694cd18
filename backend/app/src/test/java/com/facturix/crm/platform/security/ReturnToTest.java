package com.facturix.crm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/pipeline",
                "/deals/1?tab=notes&q=a%20b#top",
                "/x?next=https://example.org/",
                "/a//b",
                "/a:b"
            })
    void aPathOfThisSiteIsKept(String path) {
        assertThat(ReturnTo.safe(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pipeline",
                "https://evil.example",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/a\\b",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\nSet-Cookie: a=b",
                "\u0000/",
                "/\u0000",
                "/\u007f",
                " /pipeline",
                "javascript:alert(1)",
                "data:text/html,x",
                "http:/evil.example",
                "/\u2028/evil.example",
                "/\uff0f/evil.example",
                "/login?return_to=/login",
                "/login/callback",
                "/logout"
            })
    void anythingElseLeadsToTheStartPage(String wanted) {
        assertThat(ReturnTo.safe(wanted)).isEqualTo("/");
    }

    @Test
    void noneAndEndlessOnesLeadToTheStartPage() {
        assertThat(ReturnTo.safe(null)).isEqualTo("/");
        assertThat(ReturnTo.safe("/" + "a".repeat(2000))).isEqualTo("/");
    }
}
