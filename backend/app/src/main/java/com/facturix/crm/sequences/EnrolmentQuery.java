package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads people in sequences, and says what holds them back: those of leads that the caller sees. */
@ApplicationScoped
class EnrolmentQuery {
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};
    private static final String COLUMNS = """
            e.id, e.sequence_id, s.name as sequence_name, s.state as sequence_state, e.lead_id, l.full_name as lead_name,
            l.company, e.address, e.mailbox_id, m.address as mailbox_address, u.id as by_id, u.name as by_name, e.state,
            e.reason, x.id as step_id, x.kind, x.name as step_name, x.place, e.next_at, e.held_rule, e.held_facts,
            e.resume_at, k.time_zone, e.version, e.created_at, e.ended_at, coalesce(%s, false) as may_edit""";
    private static final String FROM = """
            enrolment e join mail_sequence s on s.id = e.sequence_id join lead l on l.id = e.lead_id
            cross join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k
            left join mailbox m on m.id = e.mailbox_id left join app_user u on u.id = e.enrolled_by
            left join sequence_step x on x.id = e.step_id""";

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;
    private final Clock clock;

    EnrolmentQuery(Sql sql, Keyset keyset, Json json, Clock clock) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
        this.clock = clock;
    }

    Page<EnrolmentView> page(EnrolmentFilter filter, PageRequest page, Caller caller) {
        return keyset.page(
                new Keyset.Listing(columns(caller), FROM, "e.id"),
                visible(caller).and(filter.where()),
                EnrolmentSort.class,
                "-createdAt",
                page,
                this::view);
    }

    Optional<EnrolmentView> view(UUID id, Caller caller) {
        var where = visible(caller).and("e.id = :id", "id", id);
        return sql.first(
                "select %s from %s where %s".formatted(columns(caller), FROM, where.sql()), where.values(), this::view);
    }

    private static String columns(Caller caller) {
        return COLUMNS.formatted(
                Visibility.ofLeadsToWork(caller, "l.owner_id", "l.campaign_id").sql());
    }

    /** On {@code lead l} and {@code mail_sequence s}. */
    static Where visible(Caller caller) {
        return Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id");
    }

    private EnrolmentView view(Row row) throws SQLException {
        var state = EnrolmentState.fromString(row.text("state"));
        var why = why(row, state);
        return new EnrolmentView(
                row.uuid("id"),
                row.ref("sequence"),
                row.ref("lead"),
                row.text("company"),
                row.text("address"),
                row.uuid("mailbox_id") == null
                        ? null
                        : new EnrolmentView.Sender(row.uuid("mailbox_id"), row.text("mailbox_address")),
                row.userRef("by"),
                state,
                row.text("reason") == null ? null : StopReason.ofKey(row.text("reason")),
                step(row),
                why == null ? null : why.until(),
                why,
                row.text("time_zone"),
                row.flag("may_edit"),
                row.number("version"),
                row.instant("created_at"),
                row.instant("ended_at"));
    }

    static @Nullable StepRef step(Row row) throws SQLException {
        return row.uuid("step_id") == null
                ? null
                : new StepRef(
                        row.uuid("step_id"),
                        StepKind.ofKey(row.text("kind")),
                        row.text("step_name"),
                        row.integer("place"));
    }

    private @Nullable Why why(Row row, EnrolmentState state) throws SQLException {
        return switch (state) {
            case FINISHED, STOPPED -> null;
            case PAUSED -> {
                var resume = row.instant("resume_at");
                var rule = resume != null
                        ? HoldRule.OUT_OF_OFFICE
                        : StopReason.LEAD_RESTORED.key().equals(row.text("reason"))
                                ? HoldRule.LEAD_RESTORED
                                : HoldRule.PAUSED_BY_HAND;
                yield new Why(rule, resume, facts(row));
            }
            case ACTIVE ->
                switch (SequenceState.fromString(row.text("sequence_state"))) {
                    case DRAFT -> new Why(HoldRule.SEQUENCE_DRAFT, null, Map.of());
                    case PAUSED, ARCHIVED -> new Why(HoldRule.SEQUENCE_PAUSED, null, Map.of());
                    case ACTIVE -> held(row);
                };
        };
    }

    private Why held(Row row) throws SQLException {
        var next = row.instant("next_at");
        var rule = row.text("held_rule");
        return rule == null || next != null && !next.isAfter(now())
                ? new Why(HoldRule.DUE, next, Map.of())
                : new Why(HoldRule.valueOf(rule.toUpperCase(Locale.ROOT)), next, facts(row));
    }

    private Instant now() {
        return clock.instant();
    }

    private Map<String, Object> facts(Row row) throws SQLException {
        return json.read(row.text("held_facts"), FACTS);
    }
}
