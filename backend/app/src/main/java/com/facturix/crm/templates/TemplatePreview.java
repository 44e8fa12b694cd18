package com.facturix.crm.templates;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filled mail. */
public record TemplatePreview(
        String subject,

        @Schema(description = "Sanitised HTML. Tokens without a value stand in it as they were written.")
        String body,

        List<String> missing) {
    static TemplatePreview of(Templates.Filled filled) {
        return new TemplatePreview(filled.subject(), filled.html(), List.copyOf(filled.missing()));
    }
}
