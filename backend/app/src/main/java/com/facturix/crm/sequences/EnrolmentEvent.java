package com.facturix.crm.sequences;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.News;
import java.util.UUID;

/** What happens to people in sequences: the ledger keeps it, so these are only news. */
sealed interface EnrolmentEvent extends News {

    /** Somebody began, went on, was held back or left. */
    record Moved(Touched who) implements EnrolmentEvent {
        @Override
        public String name() {
            return "enrolment.moved";
        }

        @Override
        public String entity() {
            return "enrolment";
        }

        @Override
        public String id() {
            return who.id().toString();
        }

        @Override
        public Audience audience() {
            return Audience.on(Audience.record("lead", who.leadId()), Audience.record("sequence", who.sequenceId()))
                    .people(who.ownerId())
                    .campaigns(who.campaignId())
                    .accounts(who.accountId())
                    .build();
        }
    }

    /** How far taking people on has come. */
    record RunProgressed(UUID runId, UUID by) implements EnrolmentEvent {
        @Override
        public String name() {
            return "enrolment_run.progressed";
        }

        @Override
        public String entity() {
            return "enrolment_run";
        }

        @Override
        public String id() {
            return runId.toString();
        }

        @Override
        public Audience audience() {
            return Audience.on("lists").people(by).build();
        }
    }
}
