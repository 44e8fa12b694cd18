package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** P3: combinations of filter, sort and owner on a million leads, keyset pages of 80, and how deep pages compare. */
final class LeadList implements Workload {
    private static final int PAGE = 80;
    private static final int CALLS = 4;
    private static final int DEEP = 10_000;
    private static final String SQL = """
            select l.id, l.full_name, l.company, l.job_title, l.email, l.phone, l.phone_e164, l.country, l.city, l.source,
                s.key as status, s.label_en, s.label_fr, s.meaning, s.color, l.campaign_id, c.name as campaign_name,
                l.owner_id, o.name as owner_name, l.score, l.attempts, l.last_contact_at, l.last_outcome, l.next_action_at,
                l.do_not_call, l.tags, l.custom, l.version, l.created_at, l.updated_at
            from lead l left join campaign c on c.id = l.campaign_id left join lead_status s on s.id = l.status_id
            left join app_user o on o.id = l.owner_id
            where %s order by %s limit 81
            """;

    /** What the API is asked, and the same in SQL. */
    private record Question(String query, String where, String order) {}

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var leads = bench.rows(1_000_000);
        try (var served = bench.serveLeads("bench_leads", leads);
                var connection = bench.asApp(served)) {
            var questions = questions(connection);
            var ours = new Samples();
            var limit = new Samples();
            Bench.warm(i -> bench.get(
                    served, address(questions.get(i % questions.size()).query())));
            for (var round = 0; round <= Bench.ROUNDS; round++) {
                for (var question : questions) {
                    for (var i = 0; i < CALLS; i++) {
                        var start = System.nanoTime();
                        var answer = bench.get(served, address(question.query()));
                        var middle = System.nanoTime();
                        var rows = Board.read(connection, SQL.formatted(question.where(), question.order()));
                        var end = System.nanoTime();
                        if (round == 0) {
                            check(
                                    question,
                                    Bench.JSON
                                            .readTree(answer.body())
                                            .path("items")
                                            .size(),
                                    rows);
                        } else {
                            ours.add(middle - start);
                            limit.add(end - middle);
                        }
                    }
                }
            }
            var pages = deepPages(bench, served, leads);
            var p50 = ours.percentile(0.5);
            var most = 1.5 * limit.percentile(0.5) + 1;
            return new Result(
                    "P3",
                    "Leads list, " + questions.size() + " combinations of filter, sort and owner, pages of " + PAGE,
                    leads + " leads",
                    Figures.of(ours),
                    Figures.of(limit),
                    List.of(
                            new Goal(
                                    "p50 ≤ 1.5 × SQL + 1 ms",
                                    "%.2f ms against %.2f ms".formatted(p50, most),
                                    p50 <= most),
                            new Goal(
                                    "page 10,000 ≤ 1.2 × page 1",
                                    "page %d: %.2f ms, page 1: %.2f ms"
                                            .formatted(pages.number(), pages.deep(), pages.first()),
                                    pages.deep() <= 1.2 * pages.first())),
                    List.of("Limit: the same SQL by JDBC, all columns read."));
        }
    }

    private static String address(String query) {
        return "/api/leads?limit=" + PAGE + query;
    }

    private record Pages(int number, double first, double deep) {}

    /** Walks on in large steps, then asks for the first and a deep page in turns. */
    private static Pages deepPages(Bench bench, Bench.Served served, int leads) throws Exception {
        var base = "/api/leads?sort=createdAt&limit=";
        var wanted = Math.min(DEEP, leads / PAGE - 1);
        var cursor = "";
        var rows = 0;
        while (rows < wanted * PAGE) {
            var step = Math.min(200, wanted * PAGE - rows);
            var page = bench.json(served, base + step + cursor);
            cursor = "&cursor=" + page.path("nextCursor").asText();
            rows += step;
        }
        var first = new Samples();
        var deep = new Samples();
        for (var i = 0; i < 200; i++) {
            var start = System.nanoTime();
            bench.get(served, base + PAGE);
            var middle = System.nanoTime();
            bench.get(served, base + PAGE + cursor);
            first.add(middle - start);
            deep.add(System.nanoTime() - middle);
        }
        return new Pages(wanted + 1, first.percentile(0.5), deep.percentile(0.5));
    }

    private static List<Question> questions(Connection connection) throws SQLException {
        var owner = one(connection, "select owner_id from lead where owner_id is not null limit 1");
        var campaign = one(connection, "select campaign_id from lead limit 1");
        var status = one(connection, "select id from lead_status where key = 'contacted' and campaign_id is null");
        var filters = List.of(
                new String[] {"", "true"},
                new String[] {"&campaignId=" + campaign, "l.campaign_id = '" + campaign + "'"},
                new String[] {"&ownerId=" + owner, "l.owner_id = '" + owner + "'"},
                new String[] {"&unowned=true&status=contacted", "l.owner_id is null and l.status_id = '" + status + "'"
                },
                new String[] {"&country=BE&scoreMin=60", "l.country = 'BE' and l.score >= 60"});
        var sorts = List.of(
                new String[] {"&sort=-updatedAt", "l.updated_at desc, l.id desc"},
                new String[] {"&sort=name", "l.name_fold, l.id"},
                new String[] {"&sort=-score", "l.score desc, l.id desc"},
                new String[] {"&sort=company", "l.company_fold, l.id"});
        var questions = new ArrayList<Question>();
        for (var filter : filters) {
            for (var sort : sorts) {
                questions.add(new Question(filter[0] + sort[0], filter[1], sort[1]));
            }
        }
        return questions;
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void check(Question question, int items, int rows) {
        if (items != Math.min(PAGE, rows)) {
            throw new IllegalStateException(question + ": " + items + " items, but SQL finds " + rows);
        }
    }
}
