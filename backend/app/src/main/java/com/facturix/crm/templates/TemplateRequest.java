package com.facturix.crm.templates;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template as its author wants it. Absent: tracked, and not archived. */
@Schema(
        examples =
                "{\"name\": \"First contact\", \"scope\": \"own\", \"language\": \"en\", \"subject\": \"A question, {{firstName|hello}}\", \"body\": \"<p>Hello {{firstName|there}},</p>\"}")
public record TemplateRequest(
        @NotBlank @Size(max = 200) @OneLine String name,
        @NotNull TemplateScope scope,
        @NotNull MailLanguage language,

        @NotBlank
        @Size(max = 300)
        @OneLine
        @Schema(description = "One line of text, with tokens such as {{firstName|there}}.")
        String subject,

        @NotBlank @Size(max = 100_000) @Schema(description = "HTML with tokens; what could act in it is taken out.")
        String body,

        @Schema(description = "Whether opens and clicks of its mails are recorded.") @Nullable
        Boolean tracked,

        @Nullable Boolean archived) {
    public TemplateRequest {
        tracked = tracked == null || tracked;
        archived = archived != null && archived;
    }
}
