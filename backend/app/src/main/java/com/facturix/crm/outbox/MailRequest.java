package com.facturix.crm.outbox;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draft as its author has it. Whether it can be sent is asked when it is to be. */
@Schema(
        examples =
                "{\"mailboxId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\", \"to\": [{\"name\": \"Camille Durand\", \"address\": \"camille@example.com\"}], \"subject\": \"Our call\", \"body\": \"<p>Hello Camille</p>\"}")
public record MailRequest(
        @Schema(description = "One of your own mailboxes.") @NotNull
        UUID mailboxId,

        @Size(max = 50) @Nullable List<@NotNull @Valid MailPerson> to,
        @Size(max = 50) @Nullable List<@NotNull @Valid MailPerson> cc,
        @Size(max = 50) @Nullable List<@NotNull @Valid MailPerson> bcc,
        @Size(max = 900) @Nullable String subject,

        @Schema(description = "HTML; what is not formatted text is taken out.") @Size(max = 200_000) @Nullable
        String body,

        @Schema(description = "The conversation it goes on with, of the same mailbox.") @Nullable
        UUID threadId,

        @Schema(description = "The message it answers or forwards.") @Nullable
        UUID replyToId,

        @Nullable UUID templateId,
        @Nullable UUID leadId,
        @Nullable UUID dealId,
        @Nullable UUID accountId,

        @Schema(
                description =
                        "Whether opens and clicks are recorded; absent: unless the mailbox or the template is against it.")
        @Nullable
        Boolean tracked) {

    public MailRequest {
        to = to == null ? List.of() : List.copyOf(to);
        cc = cc == null ? List.of() : List.copyOf(cc);
        bcc = bcc == null ? List.of() : List.copyOf(bcc);
    }

    List<Recipient> recipients() {
        return Stream.of(as(Recipient.Role.TO, to), as(Recipient.Role.CC, cc), as(Recipient.Role.BCC, bcc))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Recipient> as(Recipient.Role role, List<MailPerson> people) {
        return people.stream()
                .map(person -> new Recipient(role, person.name(), person.address()))
                .toList();
    }
}
