package com.facturix.crm.deals;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Many deals at once, for imports: a statement for thousands instead of thousands of statements. Runs in the caller's
 * transaction; who may import was asked before, and what an import writes down of it is the import's affair.
 */
@ApplicationScoped
public class DealIntake {
    /** The distance between cards that were not put between two others: the same as of cards placed by hand. */
    private static final int STEP = 1024;

    private static final String LINES = """
            select * from json_to_recordset(cast(:lines as json)) as x(
                "id" uuid, "accountId" uuid, "ownerId" uuid, "name" text, "value" numeric, "stage" text,
                "probability" smallint, "probabilityOverridden" boolean, "closeDate" date, "openedOn" date,
                "closedAt" timestamptz, "lostReason" text, "lostNote" text, "notes" text, "externalId" text,
                "metadata" jsonb, "stageSince" timestamptz, "place" integer)
            """;

    /** The lowest card of each column that is concerned, by the index on columns. */
    private static final String BOTTOM = """
            select s.stage, (select max(d.rank) from deal d where d.stage = s.stage) as rank
            from (select distinct stage from lines) s
            """;

    private final Sql sql;
    private final Json json;

    DealIntake(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** A deal that is there, with the names that go with its ids. {@code inCampaign}: its account is the campaign's. */
    public record Known(DealLine line, String accountName, String ownerName, boolean inCampaign) {}

    /** The deals with these external ids; {@code lock}: nobody else may change them until the transaction ends. */
    public List<Known> withExternalIds(Collection<String> externalIds, boolean lock) {
        return sql.list("""
                select d.*, a.name as account_name, o.name as owner_name
                from deal d join account a on a.id = d.account_id join app_user o on o.id = d.owner_id
                where d.external_id = any(:externalIds) order by d.id
                """ + (lock ? " for update of d" : ""), Map.of("externalIds", externalIds), this::known);
    }

    /** Adds deals, each at the bottom of its column, in the order of the list. */
    public void add(List<DealLine> lines, Instant now) {
        sql.update("""
                with lines as (%s), bottom as (%s)
                insert into deal (id, account_id, owner_id, name, value, stage, probability, probability_overridden, rank,
                    close_date, opened_on, closed_at, lost_reason, lost_note, notes, external_id, metadata,
                    stage_since, last_touch_at, version, created_at, updated_at)
                select l.id, l."accountId", l."ownerId", l.name, l.value, l.stage, l.probability, l."probabilityOverridden",
                    coalesce(b.rank, 0) + (l.place + 1) * :step,
                    l."closeDate", l."openedOn", l."closedAt", l."lostReason", l."lostNote", l.notes, l."externalId",
                    l.metadata, l."stageSince", l."stageSince", 0, :now, :now
                from lines l left join bottom b on b.stage = l.stage
                """.formatted(LINES, BOTTOM), Map.of("lines", placed(lines), "now", now, "step", STEP));
    }

    /** Takes over what the lines say; a deal that changes its stage goes to the bottom of its new column. */
    public void amend(List<DealLine> lines, Instant now) {
        sql.update("""
                with lines as (%s), bottom as (%s)
                update deal d set account_id = l."accountId", owner_id = l."ownerId", name = l.name, value = l.value,
                    stage = l.stage, probability = l.probability, probability_overridden = l."probabilityOverridden",
                    rank = case when d.stage = l.stage then d.rank else coalesce(b.rank, 0) + (l.place + 1) * :step end,
                    close_date = l."closeDate", opened_on = l."openedOn", closed_at = l."closedAt",
                    lost_reason = l."lostReason", lost_note = l."lostNote", notes = l.notes,
                    external_id = l."externalId", metadata = l.metadata, stage_since = l."stageSince",
                    last_touch_at = case when d.stage = l.stage then d.last_touch_at else l."stageSince" end,
                    version = d.version + 1, updated_at = :now
                from lines l left join bottom b on b.stage = l.stage
                where d.id = l.id
                """.formatted(LINES, BOTTOM), Map.of("lines", placed(lines), "now", now, "step", STEP));
    }

    public void remove(Collection<UUID> ids) {
        sql.update("delete from deal where id = any(:ids)", Map.of("ids", ids));
    }

    /**
     * Puts back what an import may change.
     *
     * @param images a JSON array of rows of the table as they were. Where the stage or the account is gone since, the
     *     deal keeps what it has
     */
    public void restore(String images, Instant now) {
        sql.update("""
                update deal d set account_id = b.account_id, owner_id = b.owner_id, name = b.name, value = b.value,
                    stage = b.stage, probability = b.probability, probability_overridden = b.probability_overridden,
                    rank = b.rank, close_date = b.close_date, opened_on = b.opened_on, closed_at = b.closed_at,
                    lost_reason = b.lost_reason, lost_note = b.lost_note, notes = b.notes, external_id = b.external_id,
                    metadata = b.metadata, stage_since = b.stage_since, version = d.version + 1, updated_at = :now
                from jsonb_populate_recordset(cast(null as deal), cast(:images as jsonb)) b
                where d.id = b.id and exists (select 1 from stage s where s.key = b.stage)
                    and exists (select 1 from account a where a.id = b.account_id)
                """, Map.of("images", images, "now", now));
    }

    private String placed(List<DealLine> lines) {
        var array = json.array();
        for (var i = 0; i < lines.size(); i++) {
            array.add(((ObjectNode) json.tree(lines.get(i))).put("place", i));
        }
        return array.toString();
    }

    private Known known(Row row) throws SQLException {
        var line = new DealLine(
                row.uuid("id"),
                row.uuid("account_id"),
                row.uuid("owner_id"),
                row.text("name"),
                row.decimal("value"),
                row.text("stage"),
                row.integer("probability"),
                row.flag("probability_overridden"),
                row.date("close_date"),
                row.date("opened_on"),
                row.instant("closed_at"),
                row.text("lost_reason"),
                row.text("lost_note"),
                row.text("notes"),
                row.text("external_id"),
                (ObjectNode) json.read(row.text("metadata")),
                row.instant("stage_since"));
        return new Known(line, row.text("account_name"), row.text("owner_name"), row.uuid("campaign_id") != null);
    }
}
