package com.facturix.crm.deals;

import com.facturix.crm.pipelines.PipelineStage;
import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the boards and the order of the cards in them. Whoever puts a card into a column holds its door:
 * any number of writers together, or one alone who numbers it anew. Both end with the transaction. The door is taken
 * before any row of the column is locked, so that nobody waits in a circle.
 */
@ApplicationScoped
class Columns {
    /** First half of the advisory lock's key; the second is the stage. */
    private static final int DOOR = 0x4445414c;

    private static final String STAGE = """
            select s.key, p.key as pipeline, s.kind, s.probability, s.rotting_days%s
            from stage s join pipeline p on p.id = s.pipeline_id
            where s.key = %s
            """;
    private static final String FIRST_OPEN = """
            (select f.key from stage f join pipeline q on q.id = f.pipeline_id
                where q.is_default and f.kind = 'open' order by f.position, f.key limit 1)""";

    private final Sql sql;

    Columns(Sql sql) {
        this.sql = sql;
    }

    /** How the door of a column is held. */
    enum Door {
        SHARED("pg_advisory_xact_lock_shared"),
        ALONE("pg_advisory_xact_lock");

        private final String lock;

        Door(String function) {
            lock = ", " + function + "(:door, hashtext(s.key))";
        }
    }

    /** Enters a stage's column; refuses with 400 at {@code field} where there is no such stage. */
    PipelineStage enter(String stage, String field, Door door) {
        return sql.first(STAGE.formatted(door.lock, ":stage"), Map.of("stage", stage, "door", DOOR), Columns::stage)
                .orElseThrow(() -> Problems.invalid(field, "is not the key of a stage"));
    }

    /** The stage of a deal that stays in its column. */
    PipelineStage around(String stage) {
        return sql.one(STAGE.formatted("", ":stage"), Map.of("stage", stage), Columns::stage);
    }

    /** Enters the column where deals start that name no stage. */
    PipelineStage enterFirst() {
        return sql.one(STAGE.formatted(Door.SHARED.lock, FIRST_OPEN), Map.of("door", DOOR), Columns::stage);
    }

    /** A rank above all cards of the column. */
    BigDecimal top(String stage) {
        return Ranks.between(null, first(stage, List.of()), 1).orElseThrow().getFirst();
    }

    /**
     * A place between two cards.
     *
     * @param above the rank of the card above, null at the top
     * @param below the rank of the card below, null at the bottom
     */
    record Gap(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        boolean holds(BigDecimal rank) {
            return (above == null || above.compareTo(rank) < 0) && (below == null || below.compareTo(rank) > 0);
        }

        /** Empty where there is no room, and the column has to be numbered anew first. */
        Optional<List<BigDecimal>> ranks(int count) {
            return Ranks.between(above, below, count);
        }
    }

    /** Where {@link DealPlacement} puts the cards of {@code moving}, as if these were not in the column. */
    Gap gap(DealPlacement placement, List<UUID> moving, Caller caller) {
        var anchors = anchors(placement, moving, caller);
        var after = anchors.get(0);
        var before = anchors.get(1);
        if (after != null) {
            return new Gap(after.rank(), next(after, moving));
        }
        if (before != null) {
            return new Gap(previous(before, moving), before.rank());
        }
        return new Gap(null, first(placement.stage(), moving));
    }

    /**
     * Holds all cards of a column and those about to come into it, in the order of their ids. Two who number two columns
     * anew, each with a card of the other's, would wait for each other otherwise.
     */
    void hold(String stage, Collection<UUID> coming) {
        sql.count("""
                select count(*) from (
                    select id from deal where stage = :stage or id = any(:coming) order by id for no key update) held
                """, Map.of("stage", stage, "coming", coming));
    }

    /** Numbers the cards of the column through in their order, with room between them. Hold them first. */
    void renumber(String stage) {
        sql.update("""
                update deal d set rank = n.place * :step
                from (select id, row_number() over (order by rank, id) as place from deal where stage = :stage) n
                where d.id = n.id and d.stage = :stage
                """, Map.of("stage", stage, "step", Ranks.STEP));
    }

    private record Anchor(UUID id, String stage, BigDecimal rank) {}

    /** The neighbours named, each null if none is named or it has left the column. */
    private List<@Nullable Anchor> anchors(DealPlacement placement, List<UUID> moving, Caller caller) {
        var result = new ArrayList<@Nullable Anchor>();
        if (placement.afterId() == null && placement.beforeId() == null) {
            result.add(null);
            result.add(null);
            return result;
        }
        var where = PipelineQuery.visible(caller)
                .and("d.id in (:after, :before)")
                .bind("after", placement.afterId())
                .bind("before", placement.beforeId());
        var found = sql.list(
                "select d.id, d.stage, d.rank from deal d where " + where.sql(),
                where.values(),
                row -> new Anchor(row.uuid("id"), row.text("stage"), row.decimal("rank")));
        result.add(anchor(placement.afterId(), "afterId", found, placement.stage(), moving));
        result.add(anchor(placement.beforeId(), "beforeId", found, placement.stage(), moving));
        return result;
    }

    private static @Nullable Anchor anchor(
            @Nullable UUID id, String field, List<Anchor> found, String stage, Collection<UUID> moving) {
        if (id == null) {
            return null;
        }
        if (moving.contains(id)) {
            throw Problems.invalid(field, "is a card that is being moved");
        }
        var anchor = found.stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(field, "is not a deal you can see"));
        return anchor.stage().equals(stage) ? anchor : null;
    }

    private @Nullable BigDecimal next(Anchor anchor, List<UUID> moving) {
        return neighbour("(rank, id) > (:rank, :id)", "rank, id", anchor.stage(), anchor, moving);
    }

    private @Nullable BigDecimal previous(Anchor anchor, List<UUID> moving) {
        return neighbour("(rank, id) < (:rank, :id)", "rank desc, id desc", anchor.stage(), anchor, moving);
    }

    private @Nullable BigDecimal first(String stage, List<UUID> moving) {
        return neighbour("true", "rank, id", stage, null, moving);
    }

    private @Nullable BigDecimal neighbour(
            String side, String order, String stage, @Nullable Anchor anchor, List<UUID> moving) {
        var where =
                Where.of("stage = :stage and " + side).bind("stage", stage).and("id <> all(:moving)", "moving", moving);
        if (anchor != null) {
            where.bind("rank", anchor.rank()).bind("id", anchor.id());
        }
        return sql.first(
                        "select rank from deal where " + where.sql() + " order by " + order + " limit 1",
                        where.values(),
                        row -> row.decimal("rank"))
                .orElse(null);
    }

    private static PipelineStage stage(Row row) throws SQLException {
        return new PipelineStage(
                row.text("key"),
                row.text("pipeline"),
                StageKind.fromString(row.text("kind")),
                row.integer("probability"),
                row.integerOrNull("rotting_days"));
    }
}
