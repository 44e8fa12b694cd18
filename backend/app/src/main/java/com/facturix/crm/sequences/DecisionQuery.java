package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.SortField;
import com.facturix.crm.platform.security.Caller;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the ledger of one person, or of one mail. */
@ApplicationScoped
class DecisionQuery {
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    private static final Keyset.Listing LISTING = new Keyset.Listing("""
            d.id, d.at, d.verdict, d.rule, d.facts, d.variant, d.mail_id,
            coalesce(m.thread_id, g.thread_id) as thread_id, x.id as step_id, x.kind, x.name as step_name, x.place,
            e.id as enrolment_id, e.sequence_id, s.name as sequence_name, e.lead_id, l.full_name as lead_name""", """
            sequence_decision d join enrolment e on e.id = d.enrolment_id join mail_sequence s on s.id = e.sequence_id
            join lead l on l.id = e.lead_id left join sequence_step x on x.id = d.step_id
            left join outgoing_mail m on m.id = d.mail_id left join mail_message g on g.id = m.id""", "d.id");

    private final Keyset keyset;
    private final Json json;

    DecisionQuery(Keyset keyset, Json json) {
        this.keyset = keyset;
        this.json = json;
    }

    /** Ledgers are read as they were written. */
    private enum Order implements SortField {
        AT;

        @Override
        public String key() {
            return "at";
        }

        @Override
        public String column() {
            return "d.at";
        }

        @Override
        public Type type() {
            return Type.INSTANT;
        }
    }

    Page<DecisionView> page(@Nullable UUID enrolment, @Nullable UUID mail, PageRequest page, Caller caller) {
        if (enrolment == null && mail == null) {
            throw Problems.invalidParameter("enrolmentId", "or mailId has to be given");
        }
        var where = EnrolmentQuery.visible(caller)
                .and("d.enrolment_id = :enrolment", "enrolment", enrolment)
                .and("d.mail_id = :mail", "mail", mail);
        return keyset.page(LISTING, where, Order.class, "-at", page, this::view);
    }

    private DecisionView view(Row row) throws SQLException {
        return new DecisionView(
                row.uuid("id"),
                row.instant("at"),
                Verdict.ofKey(row.text("verdict")),
                row.text("rule"),
                json.read(row.text("facts"), FACTS),
                EnrolmentQuery.step(row),
                row.text("variant"),
                row.uuid("mail_id"),
                row.uuid("thread_id"),
                new DecisionView.Of(row.uuid("enrolment_id"), row.ref("sequence"), row.ref("lead")));
    }
}
