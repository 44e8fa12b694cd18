package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads how much people have to do, of any number of them in one statement. */
@ApplicationScoped
class Workloads {
    private static final String SELECT = """
            select u.id as user_id, u.name as user_name,
                (select count(*) from lead l join lead_status s on s.id = l.status_id
                    where l.owner_id = u.id and s.meaning not in ('lost', 'converted')
                        and (cast(:campaign as uuid) is null or l.campaign_id = :campaign)) as leads,
                (select count(*) from task t where t.assignee_id = u.id and t.done_at is null) as open_tasks,
                (select count(*) from activity y where y.actor_id = u.id and y.at >= :today and y.kind = 'call'
                    and (cast(:campaign as uuid) is null or y.campaign_id = :campaign)) as calls_today,
                (select max(y.at) from activity y where y.actor_id = u.id and y.at <= :now
                    and (cast(:campaign as uuid) is null or y.campaign_id = :campaign)) as last_activity_at,
                exists (select 1 from campaign_assignment x where x.user_id = u.id and x.campaign_id = :campaign)
                    as assigned
            from app_user u where %s order by u.name_fold, u.id
            """;

    private final Sql sql;
    private final Clock clock;

    Workloads(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Of these people, over all campaigns; unknown ones are left out. */
    List<Workload> of(List<UUID> people) {
        var values = values(null);
        values.put("people", people);
        return people.isEmpty()
                ? List.of()
                : sql.list(SELECT.formatted("u.id = any(:people)"), values, Workloads::workload);
    }

    /** Of everybody who is put on the campaign or on its account, or owns one of its leads. */
    List<Workload> in(UUID campaignId) {
        return sql.list(SELECT.formatted("""
                        u.id in (
                            select user_id from campaign_assignment where campaign_id = :campaign
                            union select x.user_id from account_assignment x
                                join campaign c on c.account_id = x.account_id where c.id = :campaign
                            union select owner_id from lead where campaign_id = :campaign)"""), values(campaignId), Workloads::workload);
    }

    private Map<String, @Nullable Object> values(@Nullable UUID campaign) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("campaign", campaign);
        var now = clock.instant();
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        values.put("now", now);
        values.put("today", today.atStartOfDay(ZoneOffset.UTC).toInstant());
        return values;
    }

    private static Workload workload(Row row) throws SQLException {
        return new Workload(
                row.userRef("user"),
                row.number("leads"),
                row.number("open_tasks"),
                row.number("calls_today"),
                row.flag("assigned"),
                row.instant("last_activity_at"));
    }
}
