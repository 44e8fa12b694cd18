package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** P3 on deals: combinations of filter and sort, keyset pages of 80, and how deep pages compare with the first. */
final class DealList implements Workload {
    private static final int PAGE = 80;
    private static final int CALLS = 6;
    private static final String COLUMNS = """
            select d.id, d.name, d.account_id, a.name as account_name, d.campaign_id, c.name as campaign_name, d.owner_id,
                o.name as owner_name, d.value, d.stage, s.kind, d.probability, d.close_date, d.closed_at, d.stage_since,
                d.next_step_at, d.last_touch_at, d.version, d.updated_at, d.created_at
            from deal d join stage s on s.key = d.stage
            join account a on a.id = d.account_id join app_user o on o.id = d.owner_id
            left join campaign c on c.id = d.campaign_id
            where %s order by %s limit 81
            """;

    /** What the API is asked, and the same in SQL. */
    private record Question(String query, String where, String order) {}

    @Override
    public String name() {
        return "deals";
    }

    @Override
    public Result run(Bench bench) throws Exception {
        var deals = bench.rows(100_000);
        try (var served = bench.serve("bench_deals", deals);
                var connection = bench.asApp(served)) {
            var questions = questions(connection);
            var ours = new Samples();
            var limit = new Samples();
            Bench.warm(i -> bench.get(
                    served,
                    "/api/deals?limit=" + PAGE
                            + questions.get(i % questions.size()).query()));
            for (var round = 0; round <= Bench.ROUNDS; round++) {
                for (var question : questions) {
                    for (var i = 0; i < CALLS; i++) {
                        var start = System.nanoTime();
                        var answer = bench.get(served, "/api/deals?limit=" + PAGE + question.query());
                        keep(round, ours, start);
                        var sqlStart = System.nanoTime();
                        var rows = Board.read(connection, COLUMNS.formatted(question.where(), question.order()));
                        keep(round, limit, sqlStart);
                        if (round == 0 && i == 0) {
                            check(
                                    question,
                                    Bench.JSON
                                            .readTree(answer.body())
                                            .path("items")
                                            .size(),
                                    rows);
                        }
                    }
                }
            }
            var pages = deepPages(bench, served, deals);
            var p50 = ours.percentile(0.5);
            var most = 1.5 * limit.percentile(0.5) + 1;
            return new Result(
                    "P3",
                    "Deals list, " + questions.size() + " combinations of filter and sort, pages of " + PAGE,
                    deals + " deals",
                    Figures.of(ours),
                    Figures.of(limit),
                    List.of(
                            new Goal(
                                    "p50 ≤ 1.5 × SQL + 1 ms",
                                    "%.2f ms against %.2f ms".formatted(p50, most),
                                    p50 <= most),
                            new Goal(
                                    "the last page ≤ 1.2 × page 1",
                                    "page %d: %.2f ms, page 1: %.2f ms"
                                            .formatted(pages.number(), pages.deep(), pages.first()),
                                    pages.deep() <= 1.2 * pages.first())),
                    List.of("Limit: the same SQL by JDBC, all columns read."));
        }
    }

    private record Pages(int number, double first, double deep) {}

    /** Walks to the end of the list, then asks for the first and the last full page in turns. */
    private static Pages deepPages(Bench bench, Bench.Served served, int deals) throws Exception {
        var base = "/api/deals?limit=" + PAGE + "&sort=createdAt";
        var cursor = "";
        var number = 1;
        var last = (deals / PAGE) - 1;
        while (number < last) {
            var page = bench.json(served, base + cursor);
            cursor = "&cursor=" + page.path("nextCursor").asText();
            number++;
        }
        var first = new Samples();
        var deep = new Samples();
        for (var i = 0; i < 200; i++) {
            var start = System.nanoTime();
            bench.get(served, base);
            first.add(System.nanoTime() - start);
            start = System.nanoTime();
            bench.get(served, base + cursor);
            deep.add(System.nanoTime() - start);
        }
        return new Pages(number, first.percentile(0.5), deep.percentile(0.5));
    }

    private static List<Question> questions(Connection connection) throws SQLException {
        String owner;
        String account;
        try (var query = connection.prepareStatement("select owner_id, account_id from deal limit 1");
                var rows = query.executeQuery()) {
            rows.next();
            owner = rows.getString(1);
            account = rows.getString(2);
        }
        var filters = List.of(
                new String[] {"", "true"},
                new String[] {"&stage=proposal", "d.stage = 'proposal'"},
                new String[] {"&ownerId=" + owner, "d.owner_id = '" + owner + "'"},
                new String[] {"&accountId=" + account, "d.account_id = '" + account + "'"});
        var sorts = List.of(
                new String[] {"&sort=-updatedAt", "d.updated_at desc, d.id desc"},
                new String[] {"&sort=-value", "d.value desc, d.id desc"},
                new String[] {"&sort=name", "d.name_fold, d.id"},
                new String[] {"&sort=closeDate", "d.close_date, d.id"},
                new String[] {"&sort=createdAt", "d.created_at, d.id"});
        var questions = new ArrayList<Question>();
        for (var filter : filters) {
            for (var sort : sorts) {
                questions.add(new Question(filter[0] + sort[0], filter[1], sort[1]));
            }
        }
        return questions;
    }

    private static void check(Question question, int items, int rows) {
        if (items != Math.min(PAGE, rows)) {
            throw new IllegalStateException(question + ": " + items + " items, but SQL finds " + rows);
        }
    }

    private static void keep(int round, Samples samples, long start) {
        if (round > 0) {
            samples.add(System.nanoTime() - start);
        }
    }
}
