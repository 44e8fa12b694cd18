package com.facturix.crm.templates;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail to fill for a lead or a deal, or for the sender alone. It need not be whole yet. */
@Schema(
        examples =
                "{\"subject\": \"A question, {{firstName|hello}}\", \"body\": \"<p>Hello {{firstName}},</p>\", \"language\": \"en\"}")
public record PreviewRequest(
        @Size(max = 300) @Nullable String subject,
        @Size(max = 100_000) @Nullable String body,
        @NotNull MailLanguage language,
        @Nullable UUID leadId,
        @Nullable UUID dealId) {}
