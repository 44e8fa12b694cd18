package com.facturix.bench;

import com.facturix.bench.PagedList.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** P3: the list of a million leads. */
final class LeadList implements Workload {
    private static final String SQL = """
            select l.id, l.full_name, l.company, l.job_title, l.email, l.phone, l.phone_e164, l.country, l.city, l.source,
                s.key as status, s.label_en, s.label_fr, s.meaning, s.color, l.campaign_id, c.name as campaign_name,
                l.owner_id, o.name as owner_name, l.score, l.attempts, l.last_contact_at, l.last_outcome, l.next_action_at,
                l.do_not_call, l.tags, l.custom, l.version, l.created_at, l.updated_at
            from lead l left join campaign c on c.id = l.campaign_id left join lead_status s on s.id = l.status_id
            left join app_user o on o.id = l.owner_id
            where %s order by %s limit 81
            """;

    private static final List<Part> SORTS = List.of(
            new Part("&sort=-updatedAt", "l.updated_at desc, l.id desc"),
            new Part("&sort=name", "l.name_fold, l.id"),
            new Part("&sort=-score", "l.score desc, l.id desc"),
            new Part("&sort=company", "l.company_fold, l.id"));

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var leads = bench.rows(1_000_000);
        var served = bench.serveLeads(leads);
        try (var connection = bench.asApp(served)) {
            return new PagedList("Leads", "/api/leads", SQL, leads, 4, 10_000)
                    .measure(bench, served, connection, filters(connection), SORTS);
        }
    }

    private static List<Part> filters(Connection connection) throws SQLException {
        var owner = one(connection, "select owner_id from lead where owner_id is not null limit 1");
        var campaign = one(connection, "select campaign_id from lead limit 1");
        var status = one(connection, "select id from lead_status where key = 'contacted' and campaign_id is null");
        return List.of(
                new Part("", "true"),
                new Part("&campaignId=" + campaign, "l.campaign_id = '" + campaign + "'"),
                new Part("&ownerId=" + owner, "l.owner_id = '" + owner + "'"),
                new Part("&unowned=true&status=contacted", "l.owner_id is null and l.status_id = '" + status + "'"),
                new Part("&country=BE&scoreMin=60", "l.country = 'BE' and l.score >= 60"));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
