package com.facturix.crm.deals;

import com.facturix.crm.deals.DealStats.Tally;
import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads deals as lists, boards and numbers: each a statement or two, whatever the number of deals. */
@ApplicationScoped
public class PipelineQuery {
    private static final String SUMS = """
            select count(*) as deals, coalesce(sum(d.value), 0) as value,
                coalesce(sum(d.value * d.probability), 0) / 100 as weighted
            from deal d join stage s on s.key = d.stage
            where %s
            """;

    /** Both halves of a board have the columns in its order; %1$s chooses the pipeline, %2$s the deals. */
    private static final String BOARD_COLUMNS = """
            select p.key as pipeline, s.key as stage, count(d.id) as deals, coalesce(sum(d.value), 0) as value,
                coalesce(sum(d.value * d.probability), 0) / 100 as weighted
            from pipeline p
            join stage s on s.pipeline_id = p.id
            left join deal d on d.stage = s.key and %2$s
            where %1$s
            group by p.key, s.key
            order by s.position, s.key
            """;

    private static final String BOARD_CARDS = """
            select %3$s, d.rank
            from pipeline p
            join stage s on s.pipeline_id = p.id
            cross join lateral (
                select d.* from deal d where d.stage = s.key and %2$s order by d.rank, d.id limit :cards
            ) d
            %4$s
            where %1$s
            order by s.position, s.key, d.rank, d.id
            """;

    private static final String STATS = """
            select s.key as stage, s.kind, count(d.id) as deals, coalesce(sum(d.value), 0) as value,
                coalesce(sum(d.value * d.probability), 0) / 100 as weighted,
                coalesce(sum((d.closed_at at time zone 'UTC')::date - d.opened_on) filter (where s.kind = 'won'), 0)
                    as cycle_days
            from pipeline p
            join stage s on s.pipeline_id = p.id
            left join deal d on d.stage = s.key and %2$s
            where %1$s
            group by p.position, p.key, s.key
            order by p.position, p.key, s.position, s.key
            """;

    private final Sql sql;
    private final Keyset keyset;
    private final DealRows rows;

    PipelineQuery(Sql sql, Keyset keyset, DealRows rows) {
        this.sql = sql;
        this.keyset = keyset;
        this.rows = rows;
    }

    /** The deals of {@code filter} that {@code caller} may see. */
    public DealPage page(DealFilter filter, PageRequest request, Caller caller) {
        if (byRank(request) && filter.stage.size() != 1) {
            throw Problems.invalidParameter("sort", "rank is the order of one column: give exactly one stage");
        }
        var where = rows.timed(visible(caller).and(filter.where()));
        var listing = new Keyset.Listing(DealRows.SUMMARY, DealRows.FROM, "d.id");
        var plain = new PageRequest(request.limit(), request.cursor(), request.sort());
        Page<DealSummary> page =
                keyset.page(listing, where, DealSort.class, "-updatedAt", plain, rows.summaries(caller));
        if (!request.wants("total") && !request.wants("sums")) {
            return new DealPage(page.items(), page.nextCursor(), null, null);
        }
        var tally = sql.one(SUMS.formatted(where.sql()), where.values(), row -> tally("", StageKind.OPEN, 0, row));
        return new DealPage(
                page.items(),
                page.nextCursor(),
                request.wants("total") ? tally.count() : null,
                request.wants("sums")
                        ? new DealPage.Sums(DealStats.money(tally.value()), DealStats.money(tally.weighted()))
                        : null);
    }

    /** A pipeline with the numbers and the first {@code limit} cards of each column: two statements. */
    Board board(DealFilter filter, int limit, Caller caller) {
        var deals = visible(caller).and(filter.onBoard());
        var where = rows.timed(Where.all()).and(deals).bind("cards", limit + 1);
        var chosen = pipeline(filter.pipeline, "p.is_default", where);
        var columns = sql.list(
                BOARD_COLUMNS.formatted(chosen, deals.sql()),
                where.values(),
                row -> new Numbered(row.text("pipeline"), tally(row.text("stage"), StageKind.OPEN, 0, row)));
        if (columns.isEmpty()) {
            throw Problems.invalidParameter("pipeline", "is not the key of a pipeline");
        }
        var cards = new HashMap<String, List<Card>>();
        var summaries = rows.summaries(caller);
        sql.list(
                        BOARD_CARDS.formatted(chosen, deals.sql(), DealRows.SUMMARY, DealRows.NAMES),
                        where.values(),
                        row -> new Card(summaries.map(row), row.decimal("rank")))
                .forEach(card -> cards.computeIfAbsent(card.deal().stage(), stage -> new ArrayList<>())
                        .add(card));
        return new Board(
                columns.getFirst().pipeline(),
                columns.stream()
                        .map(column -> column(
                                column.tally(),
                                cards.getOrDefault(column.tally().stage(), List.of()),
                                limit))
                        .toList());
    }

    /** The numbers of the deals of {@code filter} that {@code caller} may see: one statement. */
    public DealStats stats(DealFilter filter, Caller caller) {
        var deals = visible(caller).and(filter.onBoard());
        var where = rows.timed(Where.all()).and(deals);
        var chosen = pipeline(filter.pipeline, "true", where);
        return DealStats.of(sql.list(
                STATS.formatted(chosen, deals.sql()),
                where.values(),
                row -> tally(
                        row.text("stage"), StageKind.fromString(row.text("kind")), row.number("cycle_days"), row)));
    }

    /** Which rows of {@code deal d} the caller may see. */
    static Where visible(Caller caller) {
        return Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id");
    }

    private record Numbered(String pipeline, Tally tally) {}

    private record Card(DealSummary deal, BigDecimal rank) {}

    private Board.Column column(Tally tally, List<Card> cards, int limit) {
        var more = cards.size() > limit;
        var shown = more ? cards.subList(0, limit) : cards;
        var last = more ? shown.getLast() : null;
        return new Board.Column(
                tally.stage(),
                tally.count(),
                DealStats.money(tally.value()),
                DealStats.money(tally.weighted()),
                shown.stream().map(Card::deal).toList(),
                last == null
                        ? null
                        : Keyset.cursor(
                                DealSort.RANK,
                                last.rank().toPlainString(),
                                last.deal().id()));
    }

    private static Tally tally(@Nullable String stage, StageKind kind, long cycleDays, Row row) throws SQLException {
        return new Tally(stage, kind, row.number("deals"), row.decimal("value"), row.decimal("weighted"), cycleDays);
    }

    private static String pipeline(@Nullable String key, String otherwise, Where where) {
        if (key == null) {
            return otherwise;
        }
        where.bind("pipeline", key);
        return "p.key = :pipeline";
    }

    private static boolean byRank(PageRequest request) {
        return request.sort() != null && request.sort().matches("-?" + DealSort.RANK.key());
    }
}
