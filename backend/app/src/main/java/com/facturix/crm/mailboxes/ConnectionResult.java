package com.facturix.crm.mailboxes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How it went with one server, in its own words, and what somebody can do about it. */
public record ConnectionResult(
        boolean ok,
        MailFailure.@Nullable Problem problem,
        @Nullable String serverWords,
        @Nullable Advice advice,

        @Schema(description = "Messages in the inbox, where it could be opened.") @Nullable
        Integer messages) {

    static ConnectionResult fine(@Nullable Integer messages) {
        return new ConnectionResult(true, null, null, null, messages);
    }

    static ConnectionResult failed(MailFailure failure, ServerRequest server, boolean imap) {
        return new ConnectionResult(
                false, failure.problem(), failure.serverWords(), Advice.on(failure.problem(), server, imap), null);
    }
}
