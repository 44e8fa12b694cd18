package com.facturix.crm.templates;

import com.facturix.crm.platform.api.UserRef;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a template's mails: how many of those that left in a time. */
public record TemplateResults(
        UUID id,
        String name,
        MailLanguage language,
        @Nullable UserRef owner,
        boolean archived,
        long sent,

        @Schema(description = "Sent, and no server sent it back.")
        long delivered,

        @Schema(description = "Opened by a human being, as far as can be told.")
        long opened,

        @Schema(description = "A link followed by a human being, as far as can be told.")
        long clicked,

        @Schema(description = "Answered by a human being.") long replied,
        long bounced) {}
