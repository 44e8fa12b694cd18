package com.facturix.crm.calling;

import com.facturix.crm.leads.LeadStatus.Meaning;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
public enum Outcome {
    @JsonProperty("no_answer")
    NO_ANSWER(null),
    @JsonProperty("voicemail")
    VOICEMAIL(null),
    @JsonProperty("busy")
    BUSY(null),
    /** Somebody answered who keeps the person from being disturbed. */
    @JsonProperty("gatekeeper")
    GATEKEEPER(null),
    @JsonProperty("callback")
    CALLBACK(Meaning.CONTACTED),
    @JsonProperty("interested")
    INTERESTED(Meaning.QUALIFIED),
    @JsonProperty("not_a_fit")
    NOT_A_FIT(Meaning.LOST),
    @JsonProperty("wrong_number")
    WRONG_NUMBER(Meaning.LOST),
    @JsonProperty("do_not_call")
    DO_NOT_CALL(Meaning.LOST);

    private final @Nullable Meaning leadsTo;

    Outcome(@Nullable Meaning leadsTo) {
        this.leadsTo = leadsTo;
    }

    /** What the lead's status means after it; null where the person was not spoken to. */
    @Nullable
    Meaning leadsTo() {
        return leadsTo;
    }

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return key();
    }
}
