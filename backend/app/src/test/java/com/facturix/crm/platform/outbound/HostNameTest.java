package com.facturix.crm.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "user@mail.example",
                "user:pw@mail.example",
                "mail.example/path",
                "mail example",
                "mail.example:993",
                "http://mail.example",
                "mail.example\r\nX: y",
                "fe80::1%eth0",
                "[::1",
                "mail..example",
                "-mail.example",
                "mail.example\u0000.evil.example",
                "mail.0x7f",
                "a.b.c.1"
            })
    void whatIsNeitherANameNorAnAddressIsNoHost(String text) {
        assertThat(HostName.of(text)).isEmpty();
    }

    @Test
    void oneHostHasOneSpelling() {
        assertThat(HostName.of(" IMAP.Example.COM. ")).contains("imap.example.com");
        assertThat(HostName.of("münchen.example")).contains("xn--mnchen-3ya.example");
        assertThat(HostName.of("192.0.2.1")).contains("192.0.2.1");
        assertThat(HostName.of("[2001:DB8::1]")).contains("2001:db8::1");
        assertThat(HostName.of("localhost")).contains("localhost");
        assertThat(HostName.of("①②⑦.⓪.⓪.①")).contains("127.0.0.1");
    }
}
