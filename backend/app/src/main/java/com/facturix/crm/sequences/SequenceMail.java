package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Ref;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail that a sequence sent, and what came of it: one of the rows behind a number. */
@Schema(name = "SequenceSentMail")
public record SequenceMail(
        UUID mailId,
        Instant sentAt,
        Ref lead,
        @Nullable String company,
        String address,
        String subject,
        Ref sequence,
        @Nullable StepRef step,
        @Nullable String variant,
        @Nullable UUID threadId,
        int opens,
        int clicks,
        @Nullable Instant repliedAt,

        @Schema(description = "hard or soft") @Nullable String bounced,

        @Nullable Instant unsubscribedAt,
        @Nullable Instant meetingAt,
        @Nullable Ref deal) {}
