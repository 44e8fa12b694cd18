package com.facturix.crm.sequences;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What takes people out of a sequence, besides unsubscribing, a hard bounce and not wanting to be contacted. */
@Schema(name = "SequenceStopRules")
public record StopRules(
        @Schema(description = "An answer of theirs, from whichever address.")
        boolean reply,

        @Schema(description = "An answer of somebody at the same company.")
        boolean colleagueReply,

        @Schema(description = "A meeting with them is written down.")
        boolean meeting,

        @Schema(description = "Their status changes, except to one that means contacted.")
        boolean statusChange) {
    static final StopRules DEFAULT = new StopRules(true, false, true, true);
}
