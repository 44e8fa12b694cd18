package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code mail_sequence}: those for any campaign, and those of campaigns that the caller sees. */
@ApplicationScoped
class SequenceRepository implements PanacheRepositoryBase<Sequence, UUID> {
    private static final String COLUMNS = """
            s.id, s.name, s.campaign_id, c.name as campaign_name, s.owner_id, o.name as owner_name, s.state,
            s.version, s.created_at, s.updated_at, n.active, n.paused, n.finished, n.stopped""";
    private static final String FROM = """
            mail_sequence s
            left join campaign c on c.id = s.campaign_id
            left join app_user o on o.id = s.owner_id
            left join lateral (
                select count(*) filter (where e.state = 'active') as active,
                    count(*) filter (where e.state = 'paused') as paused,
                    count(*) filter (where e.state = 'finished') as finished,
                    count(*) filter (where e.state = 'stopped') as stopped
                from enrolment e%s where e.sequence_id = s.id and %s) n on true
            left join lateral (
                select count(*) as steps, count(*) filter (where x.kind = 'mail') as mails
                from sequence_step x where x.sequence_id = s.id and x.removed_at is null) k on true""";
    private static final String FULL = """
            , s.window_days::text[] as window_days, s.window_from, s.window_to, s.skip_holidays, s.throttle_seconds,
            s.daily_cap, s.company_pause_hours, s.stop_on_reply, s.stop_on_colleague, s.stop_on_meeting,
            s.stop_on_status, s.parallel""";

    private final Sql sql;
    private final Keyset keyset;
    private final Steps steps;

    SequenceRepository(Sql sql, Keyset keyset, Steps steps) {
        this.sql = sql;
        this.keyset = keyset;
        this.steps = steps;
    }

    Page<SequenceSummary> page(SequenceFilter filter, PageRequest page, Caller caller) {
        var listing = new Keyset.Listing(COLUMNS + ", k.steps, k.mails", from(caller), "s.id");
        return keyset.page(
                listing,
                visible(caller).and(filter.where()),
                SequenceSort.class,
                "name",
                page,
                row -> summary(row, caller));
    }

    Optional<SequenceView> view(UUID id, Caller caller) {
        var where = visible(caller).and("s.id = :id", "id", id);
        var course = steps.course(id);
        var tree = steps.tree(course);
        return sql.first(
                "select %s%s from %s where %s".formatted(COLUMNS, FULL, from(caller), where.sql()),
                where.values(),
                row -> full(row, tree, caller));
    }

    /** Summaries of these sequences, as far as the caller sees them, by name. */
    List<SequenceSummary> named(Where condition, Caller caller, int most) {
        var where = visible(caller).and(condition);
        return sql.list(
                "select %s, k.steps, k.mails from %s where %s order by s.name_fold, s.id limit %d"
                        .formatted(COLUMNS, from(caller), where.sql(), most),
                where.values(),
                row -> summary(row, caller));
    }

    Optional<Sequence> visible(UUID id, Caller caller) {
        var where = visible(caller).and("s.id = :id", "id", id);
        return sql.exists("select 1 from mail_sequence s where " + where.sql(), where.values())
                ? findByIdOptional(id)
                : Optional.empty();
    }

    boolean isUsed(UUID id) {
        return sql.exists("select 1 from enrolment where sequence_id = :id", java.util.Map.of("id", id));
    }

    /** On {@code mail_sequence s}. */
    static Where visible(Caller caller) {
        if (caller.seesAll()) {
            return Where.all();
        }
        var campaigns = Visibility.ofCampaigns(caller, "v.id", "v.account_id");
        return Where.of(
                        "(s.campaign_id is null or s.owner_id = :me or s.campaign_id in (select v.id from campaign v where %s))"
                                .formatted(campaigns.sql()))
                .bind("me", caller.id());
    }

    /** Counts are of the people whose lead the caller sees. */
    private static String from(Caller caller) {
        var people = Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id");
        return FROM.formatted(caller.seesAll() ? "" : " join lead l on l.id = e.lead_id", people.sql());
    }

    private static SequenceSummary summary(Row row, Caller caller) throws SQLException {
        return new SequenceSummary(
                row.uuid("id"),
                row.text("name"),
                row.ref("campaign"),
                row.userRef("owner"),
                SequenceState.fromString(row.text("state")),
                row.integer("steps"),
                row.integer("mails"),
                counts(row),
                caller.mayWriteOwnedBy(row.uuid("owner_id")),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static EnrolmentCounts counts(Row row) throws SQLException {
        return new EnrolmentCounts(
                row.integer("active"), row.integer("paused"), row.integer("finished"), row.integer("stopped"));
    }

    private static SequenceView full(Row row, List<Step> steps, Caller caller) throws SQLException {
        var may = caller.mayWriteOwnedBy(row.uuid("owner_id"));
        return new SequenceView(
                row.uuid("id"),
                row.text("name"),
                row.ref("campaign"),
                row.userRef("owner"),
                SequenceState.fromString(row.text("state")),
                window(row),
                row.integer("throttle_seconds"),
                row.integerOrNull("daily_cap"),
                row.integer("company_pause_hours"),
                new StopRules(
                        row.flag("stop_on_reply"),
                        row.flag("stop_on_colleague"),
                        row.flag("stop_on_meeting"),
                        row.flag("stop_on_status")),
                row.flag("parallel"),
                steps,
                counts(row),
                new May(may, may, caller.seesAll()),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    static SendingWindow window(Row row) throws SQLException {
        return new SendingWindow(
                row.texts("window_days").stream().map(Integer::valueOf).toList(),
                LocalTime.parse(row.text("window_from")).toString(),
                LocalTime.parse(row.text("window_to")).toString(),
                row.flag("skip_holidays"));
    }
}
