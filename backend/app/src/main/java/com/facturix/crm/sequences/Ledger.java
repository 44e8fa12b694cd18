package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one gate to {@code sequence_decision}. That a step sends to a person once is a unique index of its own. */
@ApplicationScoped
class Ledger {
    private final Sql sql;
    private final Json json;

    Ledger(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    void write(List<Decision> decisions, Instant at) {
        if (decisions.isEmpty()) {
            return;
        }
        var rows = json.array();
        for (var decision : decisions) {
            rows.addObject()
                    .put("id", Ids.next().toString())
                    .put("enrolment_id", decision.enrolmentId().toString())
                    .put("step_id", Objects.toString(decision.stepId(), null))
                    .put("variant", decision.variant())
                    .put("verdict", decision.verdict().key())
                    .put("rule", decision.rule())
                    .put("mail_id", Objects.toString(decision.mailId(), null))
                    .set("facts", json.tree(decision.facts()));
        }
        sql.update("""
                insert into sequence_decision (id, enrolment_id, step_id, variant, verdict, rule, facts, mail_id, at)
                select x.id, x.enrolment_id, x.step_id, x.variant, x.verdict, x.rule, x.facts, x.mail_id, :at
                from json_to_recordset(cast(:rows as json)) as x (id uuid, enrolment_id uuid, step_id uuid, variant text,
                    verdict text, rule text, facts jsonb, mail_id uuid)
                """, Map.of("rows", json.write(rows), "at", at));
    }
}
