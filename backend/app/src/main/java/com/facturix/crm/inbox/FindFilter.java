package com.facturix.crm.inbox;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** By what a message is looked for: at least one of these. */
public class FindFilter {
    @QueryParam("messageId")
    @Size(max = 1000)
    @Parameter(description = "Its Message-ID, with or without brackets.")
    @Nullable
    String messageId;

    @QueryParam("from")
    @Size(max = 320)
    @Parameter(description = "The sender's address.")
    @Nullable
    String from;

    @QueryParam("subject")
    @Size(max = 300)
    @Parameter(description = "Words of its subject.")
    @Nullable
    String subject;

    boolean isEmpty() {
        return bare() == null && blank(from) && blank(subject);
    }

    @Nullable
    String bare() {
        return blank(messageId) ? null : messageId.replaceAll("[<>\\s]", "");
    }

    @Nullable
    String sender() {
        return blank(from) ? null : from.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
