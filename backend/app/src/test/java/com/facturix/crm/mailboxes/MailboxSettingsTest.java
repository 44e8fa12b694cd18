package com.facturix.crm.mailboxes;

import com.facturix.crm.testing.ApiTest;
import com.facturix.crm.testing.Persona;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mailboxes as requests write them. */
abstract class MailboxSettingsTest extends ApiTest {
    static final String PASSWORD = "correct-horse-7c1d";

    static Map<String, Object> server(String host, int port, String user, String password) {
        var server = new HashMap<String, Object>();
        server.put("host", host);
        server.put("port", port);
        server.put("security", "ssl");
        server.put("user", user);
        server.put("password", password);
        return server;
    }

    static Map<String, Object> mailbox(String address) {
        var mailbox = new HashMap<String, Object>();
        mailbox.put("address", address);
        mailbox.put("displayName", "Ada");
        mailbox.put("imap", server("imap.example.com", 993, address, PASSWORD));
        mailbox.put("smtp", server("smtp.example.com", 465, address, PASSWORD));
        return mailbox;
    }

    static Map<String, Object> again(Map<String, Object> mailbox, String id) {
        var again = new HashMap<>(mailbox);
        again.put("id", id);
        for (var side : List.of("imap", "smtp")) {
            var server = new HashMap<>((Map<String, Object>) mailbox.get(side));
            server.put("password", null);
            again.put(side, server);
        }
        return again;
    }

    @SafeVarargs
    static ValidatableResponse set(Persona who, long version, Map<String, Object>... mailboxes) {
        return who.sends(Map.of("mailboxes", List.of(mailboxes)), version)
                .put("/api/users/email-settings")
                .then();
    }

    String id(ValidatableResponse saved, int at) {
        return saved.extract().jsonPath().getString("mailboxes[" + at + "].id");
    }
}
