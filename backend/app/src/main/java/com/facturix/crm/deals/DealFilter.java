package com.facturix.crm.deals;

import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which deals a list, a board or a number is about. Several values of one filter mean any of them; bounds are
 * inclusive. A condition on {@code deal d join stage s}, with {@code :now} and {@code :today} bound by the reader.
 */
public class DealFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the deal's or its account's name, whatever its case and accents.")
    @Nullable
    String q;

    @QueryParam("stage")
    @Size(max = 100)
    List<String> stage = List.of();

    @QueryParam("kind")
    @Size(max = 3)
    List<StageKind> kind = List.of();

    @QueryParam("pipeline")
    @Size(max = 60)
    @Parameter(description = "A pipeline's key. Absent: the default pipeline for the board, all of them elsewhere.")
    @Nullable
    String pipeline;

    @QueryParam("ownerId")
    @Size(max = 100)
    List<UUID> ownerId = List.of();

    @QueryParam("accountId")
    @Size(max = 100)
    List<UUID> accountId = List.of();

    @QueryParam("campaignId")
    @Size(max = 100)
    List<UUID> campaignId = List.of();

    @QueryParam("leadId")
    @Size(max = 100)
    List<UUID> leadId = List.of();

    @QueryParam("attention")
    @Nullable
    Attention attention;

    @QueryParam("closeFrom")
    @Parameter(description = "By expected close date.")
    @Nullable
    LocalDate closeFrom;

    @QueryParam("closeTo")
    @Nullable
    LocalDate closeTo;

    @QueryParam("undated")
    @Parameter(description = "true: only deals without an expected close date.")
    @Nullable
    Boolean undated;

    @QueryParam("closedFrom")
    @Parameter(description = "By the day (UTC) on which the deal was won or lost.")
    @Nullable
    LocalDate closedFrom;

    @QueryParam("closedTo")
    @Nullable
    LocalDate closedTo;

    @QueryParam("createdFrom")
    @Nullable
    LocalDate createdFrom;

    @QueryParam("createdTo")
    @Nullable
    LocalDate createdTo;

    @QueryParam("valueMin")
    @DecimalMin("0")
    @Digits(integer = 10, fraction = 2)
    @Nullable
    BigDecimal valueMin;

    @QueryParam("valueMax")
    @DecimalMin("0")
    @Digits(integer = 10, fraction = 2)
    @Nullable
    BigDecimal valueMax;

    /** Deals of one person. */
    public DealFilter ownedBy(UUID owner) {
        ownerId = List.of(owner);
        return this;
    }

    /** Deals of one pipeline; null: of all. */
    public DealFilter inPipeline(@Nullable String key) {
        pipeline = key;
        return this;
    }

    public DealFilter ofKind(StageKind wanted) {
        kind = List.of(wanted);
        return this;
    }

    public DealFilter needing(Attention wanted) {
        attention = wanted;
        return this;
    }

    Where where() {
        return onBoard().and("s.pipeline_id = (select id from pipeline where key = :pipeline)", "pipeline", pipeline);
    }

    /** Without the pipeline, of which a board shows exactly one. */
    Where onBoard() {
        var where = Where.all()
                .and("""
                        d.id in (select id from deal where name_fold like fold(:q)
                            union all select x.id from deal x join account y on y.id = x.account_id
                                where y.name_fold like fold(:q))""", "q", Where.contains(q))
                .and(
                        "s.kind = any(:kinds)",
                        "kinds",
                        kind.stream().map(StageKind::key).toList())
                .and("d.owner_id = any(:owners)", "owners", ownerId)
                .and("d.account_id = any(:accounts)", "accounts", accountId)
                .and("d.campaign_id = any(:campaigns)", "campaigns", campaignId)
                .and("d.lead_id = any(:leads)", "leads", leadId)
                .and("d.close_date >= :closeFrom", "closeFrom", closeFrom)
                .and("d.close_date <= :closeTo", "closeTo", closeTo)
                .and("d.closed_at >= :closedFrom", "closedFrom", startOf("closedFrom", closedFrom, 0))
                .and("d.closed_at < :closedTo", "closedTo", startOf("closedTo", closedTo, 1))
                .and("d.created_at >= :createdFrom", "createdFrom", startOf("createdFrom", createdFrom, 0))
                .and("d.created_at < :createdTo", "createdTo", startOf("createdTo", createdTo, 1))
                .and("d.value >= :valueMin", "valueMin", valueMin)
                .and("d.value <= :valueMax", "valueMax", valueMax);
        if (stage.size() == 1) {
            // Equality, not any(): the index on (stage, rank, id) then gives the column in its order.
            where.and("d.stage = :stage", "stage", stage.getFirst());
        } else {
            where.and("d.stage = any(:stages)", "stages", stage);
        }
        if (Boolean.TRUE.equals(undated)) {
            where.and("d.close_date is null");
        }
        if (attention != null) {
            where.and(attention.sql());
        }
        return where;
    }

    private static @Nullable Object startOf(String name, @Nullable LocalDate day, int plus) {
        if (day == null) {
            return null;
        }
        if (Math.abs(day.getYear()) > 9999) {
            throw Problems.invalidParameter(name, "is not in the years that count");
        }
        return day.plusDays(plus).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
