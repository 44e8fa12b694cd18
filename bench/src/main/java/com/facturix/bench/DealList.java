package com.facturix.bench;

import com.facturix.bench.PagedList.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** P3 on deals. */
final class DealList implements Workload {
    private static final String SQL = """
            select d.id, d.name, d.account_id, a.name as account_name, d.campaign_id, c.name as campaign_name, d.owner_id,
                o.name as owner_name, d.value, d.stage, s.kind, d.probability, d.close_date, d.closed_at, d.stage_since,
                d.next_step_at, d.last_touch_at, d.version, d.updated_at, d.created_at
            from deal d join stage s on s.key = d.stage
            join account a on a.id = d.account_id join app_user o on o.id = d.owner_id
            left join campaign c on c.id = d.campaign_id
            where %s order by %s limit 81
            """;

    private static final List<Part> SORTS = List.of(
            new Part("&sort=-updatedAt", "d.updated_at desc, d.id desc"),
            new Part("&sort=-value", "d.value desc, d.id desc"),
            new Part("&sort=name", "d.name_fold, d.id"),
            new Part("&sort=closeDate", "d.close_date, d.id"),
            new Part("&sort=createdAt", "d.created_at, d.id"));

    @Override
    public String name() {
        return "deals";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var deals = bench.rows(100_000);
        try (var served = bench.serve("bench_deals", deals);
                var connection = bench.asApp(served)) {
            return new PagedList("Deals", "/api/deals", SQL, deals, 6, deals)
                    .measure(bench, served, connection, filters(connection), SORTS);
        }
    }

    private static List<Part> filters(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select owner_id, account_id from deal limit 1")) {
            rows.next();
            var owner = rows.getString(1);
            var account = rows.getString(2);
            return List.of(
                    new Part("", "true"),
                    new Part("&stage=proposal", "d.stage = 'proposal'"),
                    new Part("&ownerId=" + owner, "d.owner_id = '" + owner + "'"),
                    new Part("&accountId=" + account, "d.account_id = '" + account + "'"));
        }
    }
}
