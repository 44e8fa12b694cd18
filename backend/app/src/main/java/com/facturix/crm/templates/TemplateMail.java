package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was written with a template and left.
 *
 * @param recipient the first of its readers
 * @param threadId where it can be read; absent as long as it is not filed
 * @param opens by human beings, as far as can be told
 */
public record TemplateMail(
        UUID id,
        @Nullable UUID threadId,
        String subject,
        String recipient,
        UserRef author,
        @Nullable Ref lead,
        @Nullable Ref deal,
        Instant sentAt,
        long opens,
        long clicks,
        @Nullable Instant repliedAt,
        boolean bounced) {}
