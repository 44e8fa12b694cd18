package com.facturix.crm.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody a mail goes to, and in which line of its head; whatever they are called, their name is one line. */
public record Recipient(Role role, @Nullable String name, String address) {
    public Recipient {
        var line = name == null ? "" : Heads.oneLine(name);
        name = line.isEmpty() ? null : line;
    }

    /** The lines of a mail's head that name its readers. */
    public enum Role {
        @JsonProperty("to")
        TO,
        @JsonProperty("cc")
        CC,
        @JsonProperty("bcc")
        BCC
    }

    public static Recipient to(@Nullable String name, String address) {
        return new Recipient(Role.TO, name, address);
    }

    static List<MailPerson> in(Role role, List<Recipient> all) {
        return all.stream()
                .filter(recipient -> recipient.role() == role)
                .map(recipient -> new MailPerson(recipient.name(), recipient.address()))
                .toList();
    }
}
