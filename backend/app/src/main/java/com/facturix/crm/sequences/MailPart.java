package com.facturix.crm.sequences;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a step mails. With several variants each person gets one of them, in the proportion of their weights. */
@Schema(name = "SequenceMail")
public record MailPart(
        @NotNull Place thread, @NotEmpty @Size(max = 4) List<@NotNull @Valid Variant> variants) {

    /** Whether the mail begins a conversation or goes on in the one that the sequence began. */
    @Schema(name = "SequenceMailPlace")
    public enum Place {
        @JsonProperty("new")
        NEW,
        @JsonProperty("reply")
        REPLY
    }
}
