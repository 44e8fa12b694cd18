package com.facturix.bench;

import com.facturix.bench.Result.Figures;
import com.facturix.bench.Result.Goal;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;

/**
 * P3 of a list: combinations of filter and sort beside the same SQL, and how a deep page compares with the first.
 *
 * @param path of the API
 * @param sql the page in SQL, with a place for the condition and one for the order
 * @param calls how often each combination is asked for in a round
 * @param deepest the number of the page that is compared with the first, or of the last full one
 */
record PagedList(String title, String path, String sql, int rows, int calls, int deepest) {
    private static final int PAGE = 80;
    /** The most that the API gives at once. */
    private static final int STRIDE = 200;

    private static final int COMPARED = 200;

    /** A part of what the API is asked, and the same in SQL. */
    record Part(String query, String sql) {}

    private record Question(String query, String where, String order) {}

    private record Pages(int number, double first, double deep) {}

    Result measure(Bench bench, Bench.Served served, Connection connection, List<Part> filters, List<Part> sorts)
            throws Exception {
        var questions = filters.stream()
                .flatMap(filter -> sorts.stream()
                        .map(sort -> new Question(filter.query() + sort.query(), filter.sql(), sort.sql())))
                .toList();
        var ours = new Samples();
        var limit = new Samples();
        Bench.warm(i ->
                bench.get(served, address(questions.get(i % questions.size()).query())));
        for (var round = 0; round <= Bench.ROUNDS; round++) {
            for (var question : questions) {
                for (var i = 0; i < calls; i++) {
                    var start = System.nanoTime();
                    var answer = bench.get(served, address(question.query()));
                    var middle = System.nanoTime();
                    var found = Board.read(connection, sql.formatted(question.where(), question.order()));
                    var end = System.nanoTime();
                    if (round > 0) {
                        ours.add(middle - start);
                        limit.add(end - middle);
                    } else {
                        check(question, answer.body(), found);
                    }
                }
            }
        }
        var pages = deepPages(bench, served);
        var p50 = ours.percentile(0.5);
        var most = 1.5 * limit.percentile(0.5) + 1;
        return new Result(
                "P3 " + title.toLowerCase(Locale.ROOT),
                "%s, %d combinations of filter and sort, pages of %d".formatted(title, questions.size(), PAGE),
                rows + " rows",
                Figures.of(ours),
                Figures.of(limit),
                List.of(
                        new Goal("p50 ≤ 1.5 × SQL + 1 ms", "%.2f ms against %.2f ms".formatted(p50, most), p50 <= most),
                        new Goal(
                                "page %,d ≤ 1.2 × page 1".formatted(pages.number()),
                                "page %,d: %.2f ms, page 1: %.2f ms"
                                        .formatted(pages.number(), pages.deep(), pages.first()),
                                pages.deep() <= 1.2 * pages.first())),
                List.of("Limit: the same SQL by JDBC, all columns read."));
    }

    private String address(String query) {
        return path + "?limit=" + PAGE + query;
    }

    /** Walks on in large steps, then asks for the first and a deep page in turns. */
    private Pages deepPages(Bench bench, Bench.Served served) throws Exception {
        var before = Math.min(deepest, rows / PAGE) - 1;
        var cursor = "";
        for (var walked = 0; walked < before * PAGE; ) {
            var step = Math.min(STRIDE, before * PAGE - walked);
            var page = bench.json(served, path + "?sort=createdAt&limit=" + step + cursor);
            cursor = "&cursor=" + page.path("nextCursor").asText();
            walked += step;
        }
        var first = new Samples();
        var deep = new Samples();
        for (var i = 0; i < COMPARED; i++) {
            var start = System.nanoTime();
            bench.get(served, address("&sort=createdAt"));
            var middle = System.nanoTime();
            bench.get(served, address("&sort=createdAt" + cursor));
            first.add(middle - start);
            deep.add(System.nanoTime() - middle);
        }
        return new Pages(before + 1, first.percentile(0.5), deep.percentile(0.5));
    }

    private static void check(Question question, byte[] answer, int found) throws Exception {
        var items = Bench.JSON.readTree(answer).path("items").size();
        if (items != Math.min(PAGE, found)) {
            throw new IllegalStateException(question + ": " + items + " items, but SQL finds " + found);
        }
    }
}
