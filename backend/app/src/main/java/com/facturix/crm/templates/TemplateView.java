package com.facturix.crm.templates;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template with its text, tokens as they were written. */
@Schema(name = "Template")
public record TemplateView(
        UUID id,
        String name,
        TemplateScope scope,
        @Nullable UserRef owner,
        MailLanguage language,
        String subject,
        @Schema(description = "Sanitised HTML with tokens.") String body,
        boolean tracked,
        boolean archived,
        May may,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
