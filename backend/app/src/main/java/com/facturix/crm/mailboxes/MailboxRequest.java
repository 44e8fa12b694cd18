package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mailbox as its owner wants it. Absent: tracked, not shared, 200 mails a day. */
@Schema(examples = """
                {"address": "ada@example.com", "displayName": "Ada Lovelace",
                 "imap": {"host": "imap.example.com", "port": 993, "security": "ssl", "user": "ada@example.com", "password": "…"},
                 "smtp": {"host": "smtp.example.com", "port": 465, "security": "ssl", "user": "ada@example.com", "password": "…"},
                 "signature": "<p>Ada</p>", "tracked": true, "shared": false, "isDefault": true, "dailyCap": 200}""")
public record MailboxRequest(
        @Schema(description = "One of yours; null for a new one.") @Nullable
        UUID id,

        @NotBlank @Size(max = 254) @Pattern(regexp = MailboxRequest.ADDRESS, message = "must be an e-mail address")
        String address,

        @Size(max = 200) @OneLine @Nullable String displayName,

        @NotNull @Valid ServerRequest imap,
        @NotNull @Valid ServerRequest smtp,

        @Schema(description = "HTML; what could act in it is taken out.") @Size(max = 15_000) @Nullable
        String signature,

        @Schema(description = "Whether opens and clicks of its mails are recorded.") @Nullable
        Boolean tracked,

        @Schema(description = "Those who see the linked lead see the thread, too.") @Nullable
        Boolean shared,

        @Schema(description = "Mails are written from this one; one mailbox always is.") @Nullable
        Boolean isDefault,

        @Schema(description = "The most that sequences send from it in a day.") @Min(1) @Max(10_000) @Nullable
        Integer dailyCap) {

    /** Without what could end an address early in a header. */
    private static final String ADDRESS =
            "[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@.<>,;:\"()\\[\\]\\\\\\p{Cntrl}]+(\\.[^\\s@.<>,;:\"()\\[\\]\\\\\\p{Cntrl}]+)+";

    public MailboxRequest {
        tracked = tracked == null || tracked;
        shared = shared != null && shared;
        isDefault = isDefault != null && isDefault;
        dailyCap = dailyCap == null ? 200 : dailyCap;
    }

    MailboxRequest with(ServerRequest imap, ServerRequest smtp, @Nullable String signature) {
        return new MailboxRequest(
                id, address, displayName, imap, smtp, signature, tracked, shared, isDefault, dailyCap);
    }
}
