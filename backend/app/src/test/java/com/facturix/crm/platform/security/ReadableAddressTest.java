package com.facturix.crm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/deals?q=caf%C3%A9&x=%20", "/a%2Fb", "/x?q=%F0%9F%98%80", "*"})
    void whatIsUtf8CanBeRead(String uri) {
        assertThat(BrowserDefences.isReadable(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/a?q=%00",
                "/%",
                "/%1",
                "/%zz",
                "/%ff",
                "/%c3",
                "/%c0%80",
                "/%ed%a0%80",
                "/a b",
                "/é",
                "/\u0001"
            })
    void nulAndBrokenEscapesCannot(String uri) {
        assertThat(BrowserDefences.isReadable(uri)).isFalse();
    }
}
