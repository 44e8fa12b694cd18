package com.facturix.crm.tasks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one record a task is about, or none; what that record hangs on is read from it. */
record TaskLinks(
        @Nullable UUID dealId,
        @Nullable UUID leadId,
        @Nullable UUID campaignId,
        @Nullable UUID accountId) {
    static final TaskLinks NONE = new TaskLinks(null, null, null, null);

    /** The nearest record that a request names. */
    static TaskLinks of(TaskRequest request) {
        if (request.dealId() != null) {
            return new TaskLinks(request.dealId(), null, null, null);
        }
        if (request.leadId() != null) {
            return new TaskLinks(null, request.leadId(), null, null);
        }
        if (request.campaignId() != null) {
            return new TaskLinks(null, null, request.campaignId(), null);
        }
        return new TaskLinks(null, null, null, request.accountId());
    }
}
