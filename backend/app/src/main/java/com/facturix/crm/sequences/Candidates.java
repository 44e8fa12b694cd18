package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Keyset.Statement;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import com.facturix.crm.sequences.EnrolmentPreview.Group;
import com.facturix.crm.sequences.EnrolmentPreview.Lead;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who of many leads may be taken on, and why the others not: the same question for the preview and for the deed. */
@ApplicationScoped
class Candidates {
    private static final int TOLD = 50;

    /** The first rule that keeps a lead out; what it may not be told of comes first. */
    private static final String JUDGED = """
            with chosen as materialized (select y.no, y.id from (%1$s) y),
            known as (
                select w.no, w.id as lead_id, l.id as there, coalesce(%2$s, false) as visible, coalesce(%3$s, false) as writable,
                    l.full_name, l.company, lower(l.email) as address, nullif(l.company_fold, '') as company_key,
                    l.campaign_id, l.status_id, l.do_not_call, %4$s as missing,
                    (select p.reason from suppression p where p.address = lower(l.email)
                        and (p.account_id is null or p.account_id = c.account_id) order by p.account_id nulls first limit 1) as suppressed,
                    exists (select 1 from enrolment e where e.sequence_id = :sequence and e.address = lower(l.email)
                        and e.state in ('active', 'paused')) as here,
                    exists (select 1 from enrolment e where e.sequence_id = :sequence and e.lead_id = l.id) as before,
                    case when not :parallel then (select s.name from enrolment e join mail_sequence s on s.id = e.sequence_id
                        where e.address = lower(l.email) and e.state in ('active', 'paused') and e.sequence_id <> :sequence
                        order by e.created_at limit 1) end as elsewhere,
                    case when :own then (select m.id from mailbox m where m.user_id = coalesce(cast(:writer as uuid), l.owner_id)
                        and m.is_default) else cast(:mailbox as uuid) end as mailbox_id
                from chosen w left join lead l on l.id = w.id left join campaign c on c.id = l.campaign_id
                left join account a on a.id = c.account_id),
            judged as (
                select k.*, case
                    when k.there is null or not k.visible then 'not_visible'
                    when not k.writable then 'not_yours'
                    when k.campaign_id <> cast(:campaign as uuid) then 'other_campaign'
                    when k.address is null or k.address not like '_%%@_%%' then 'no_email'
                    when k.do_not_call then 'do_not_contact'
                    when k.suppressed is not null then 'suppressed'
                    when k.here then 'already_here'
                    when k.before and not :again then 'enrolled_before'
                    when k.elsewhere is not null then 'in_other_sequence'
                    when k.mailbox_id is null then 'no_mailbox'
                    when k.missing <> '' then 'missing_tokens' end as verdict
                from known k),
            final as (
                select j.*, coalesce(j.verdict, case when row_number() over (partition by j.address, j.verdict order by j.no) > 1
                    then 'same_person' end) as reason
                from judged j)
            """;

    private final Sql sql;
    private final NeededTokens tokens;

    Candidates(Sql sql, NeededTokens tokens) {
        this.sql = sql;
        this.tokens = tokens;
    }

    /**
     * Which sequence, and from which mailbox.
     *
     * @param mailboxId null: the default one of {@code writer}, or of each lead's owner where that is null too
     */
    record Terms(
            UUID sequenceId,
            @Nullable UUID campaignId,
            boolean parallel,
            @Nullable UUID mailboxId,
            @Nullable UUID writer,
            boolean again,
            Course course) {}

    /** One that may be taken on. */
    record Admitted(
            UUID leadId,
            UUID mailboxId,
            String address,
            @Nullable String company,
            UUID statusId) {}

    /** What became of a chunk: who may go in, and how many were left out for which reason. */
    record Judged(List<Admitted> admitted, HashMap<LeftOut, Integer> leftOut) {}

    /** {@code chosen}: reads {@code no} and {@code id}. */
    EnrolmentPreview preview(Statement chosen, Terms terms, Caller caller) {
        record Line(@Nullable LeftOut reason, int many, Lead lead) {}
        Row.Mapper<Line> mapper = row -> new Line(reason(row), row.integer("many"), lead(row));
        var lines = sql.list(judged(chosen, terms, caller) + """
                        select x.* from (
                            select f.*, count(*) over (partition by f.reason) as many,
                                row_number() over (partition by f.reason order by f.no) as nth from final f) x
                        where x.nth <= case when x.reason is null then 1 else :told end order by x.many desc, x.reason, x.no
                        """, values(chosen, terms, caller), mapper);
        var groups = new ArrayList<Group>();
        var enrollable = 0;
        var total = 0;
        for (var line : lines) {
            if (line.reason() == null) {
                enrollable = line.many();
                total += line.many();
            } else if (groups.isEmpty() || groups.getLast().reason() != line.reason()) {
                total += line.many();
                groups.add(new Group(line.reason(), line.many(), new ArrayList<>(List.of(line.lead()))));
            } else {
                groups.getLast().rows().add(line.lead());
            }
        }
        return new EnrolmentPreview(total, enrollable, groups);
    }

    Judged judge(Statement chosen, Terms terms, Caller caller) {
        var admitted = new ArrayList<Admitted>();
        var leftOut = new HashMap<LeftOut, Integer>();
        sql.list(
                        judged(chosen, terms, caller) + "select f.* from final f order by f.no",
                        values(chosen, terms, caller),
                        row -> {
                            var reason = reason(row);
                            if (reason != null) {
                                leftOut.merge(reason, 1, Integer::sum);
                            } else {
                                admitted.add(new Admitted(
                                        row.uuid("lead_id"),
                                        row.uuid("mailbox_id"),
                                        row.text("address"),
                                        row.text("company_key"),
                                        row.uuid("status_id")));
                            }
                            return row.number("no");
                        })
                .size();
        return new Judged(admitted, leftOut);
    }

    private String judged(Statement chosen, Terms terms, Caller caller) {
        return JUDGED.formatted(
                chosen.sql(),
                Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id").sql(),
                Visibility.ofLeadsToWork(caller, "l.owner_id", "l.campaign_id").sql(),
                tokens.missing(terms.course()));
    }

    private static HashMap<String, @Nullable Object> values(Statement chosen, Terms terms, Caller caller) {
        var values = new HashMap<String, @Nullable Object>(chosen.values());
        values.put("me", caller.id());
        values.put("sequence", terms.sequenceId());
        values.put("campaign", terms.campaignId());
        values.put("parallel", terms.parallel());
        values.put("own", terms.mailboxId() == null);
        values.put("writer", terms.writer());
        values.put("mailbox", terms.mailboxId());
        values.put("again", terms.again());
        values.put("told", TOLD);
        return values;
    }

    private static @Nullable LeftOut reason(Row row) throws SQLException {
        var key = row.text("reason");
        return key == null ? null : LeftOut.valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Of a lead that the caller does not see nothing is told, not even that it is there. */
    private static Lead lead(Row row) throws SQLException {
        var reason = reason(row);
        if (reason == LeftOut.NOT_VISIBLE) {
            return new Lead(null, null, null, null);
        }
        var detail = reason == null
                ? null
                : switch (reason) {
                    case SUPPRESSED -> row.text("suppressed");
                    case IN_OTHER_SEQUENCE -> row.text("elsewhere");
                    case MISSING_TOKENS -> row.text("missing");
                    default -> null;
                };
        return new Lead(row.uuid("lead_id"), row.text("full_name"), row.text("company"), detail);
    }
}
