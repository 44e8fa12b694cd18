package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which leads a list, a file or a bulk run is about. Several values of one filter mean any of them; bounds are
 * inclusive; days are UTC's. As JSON it has the names of the query parameters.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.NON_PRIVATE,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public class LeadFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(
            description =
                    "Part of the name, company, e-mail address, number in E.164 or a campaign's own field, whatever its case and accents.")
    @Nullable
    String q;

    @QueryParam("campaignId")
    @Size(max = 100)
    @JsonSetter(nulls = Nulls.SKIP)
    List<UUID> campaignId = List.of();

    @QueryParam("accountId")
    @Size(max = 100)
    @JsonSetter(nulls = Nulls.SKIP)
    List<UUID> accountId = List.of();

    @QueryParam("status")
    @Size(max = 100)
    @Parameter(description = "Keys of lead-statuses.")
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> status = List.of();

    @QueryParam("meaning")
    @Size(max = 6)
    @Parameter(description = "What the status means, whatever a campaign calls it.")
    @JsonSetter(nulls = Nulls.SKIP)
    List<LeadStatus.Meaning> meaning = List.of();

    @QueryParam("ownerId")
    @Size(max = 100)
    @JsonSetter(nulls = Nulls.SKIP)
    List<UUID> ownerId = List.of();

    @QueryParam("unowned")
    @Parameter(description = "true: leads that nobody owns, beside those of ownerId.")
    @Nullable
    Boolean unowned;

    @QueryParam("source")
    @Size(max = 100)
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> source = List.of();

    @QueryParam("country")
    @Size(max = 100)
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> country = List.of();

    @QueryParam("tag")
    @Size(max = 100)
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> tag = List.of();

    @QueryParam("scoreMin")
    @Min(0)
    @Max(100)
    @Nullable
    Integer scoreMin;

    @QueryParam("scoreMax")
    @Min(0)
    @Max(100)
    @Nullable
    Integer scoreMax;

    @QueryParam("attemptsMin")
    @Min(0)
    @Nullable
    Integer attemptsMin;

    @QueryParam("attemptsMax")
    @Min(0)
    @Nullable
    Integer attemptsMax;

    @QueryParam("lastContact")
    @Size(max = 4)
    @JsonSetter(nulls = Nulls.SKIP)
    List<LastContact> lastContact = List.of();

    @QueryParam("lastContactFrom")
    @Nullable
    LocalDate lastContactFrom;

    @QueryParam("lastContactTo")
    @Nullable
    LocalDate lastContactTo;

    @QueryParam("nextAction")
    @Size(max = 4)
    @JsonSetter(nulls = Nulls.SKIP)
    List<NextAction> nextAction = List.of();

    @QueryParam("nextActionFrom")
    @Nullable
    LocalDate nextActionFrom;

    @QueryParam("nextActionTo")
    @Nullable
    LocalDate nextActionTo;

    @QueryParam("createdFrom")
    @Nullable
    LocalDate createdFrom;

    @QueryParam("createdTo")
    @Nullable
    LocalDate createdTo;

    @QueryParam("doNotCall")
    @Nullable
    Boolean doNotCall;

    @QueryParam("custom")
    @Size(max = 20)
    @Parameter(
            description =
                    "A campaign's own field: its key, one of = >= <= ~ (contains), and a value, such as budget>=1000. A bound needs a campaignId beside it.")
    @JsonSetter(nulls = Nulls.SKIP)
    List<String> custom = List.of();

    /**
     * Whether something is looked for that an index finds wherever it is: a text long enough for trigrams, a tag, a
     * campaign's own field.
     */
    boolean isSearch() {
        return q != null && q.strip().length() >= 3 || !tag.isEmpty() || CustomCondition.narrows(custom);
    }

    /** Whether statuses are asked for, by key or meaning. */
    boolean asksStatus() {
        return !status.isEmpty() || !meaning.isEmpty();
    }

    /**
     * The condition on {@code lead l}. Statuses and accounts are given as the ids behind them: of values in plain sight
     * the planner knows how many rows they have.
     */
    Where where(Collection<UUID> statusIds, Collection<UUID> accountCampaigns, Instant now) {
        CustomCondition.check(custom, !campaignId.isEmpty() || !accountId.isEmpty());
        var where = Where.all()
                .bind("now", now)
                .and("l.search_fold like fold(:q)", "q", Where.contains(q))
                .in("l.campaign_id", "campaigns", campaignId)
                .in("l.source", "sources", source)
                .in("l.country", "countries", country)
                .and("l.tags && cast(:tags as text[])", "tags", tag)
                .and("l.score >= :scoreMin", "scoreMin", scoreMin)
                .and("l.score <= :scoreMax", "scoreMax", scoreMax)
                .and("l.attempts >= :attemptsMin", "attemptsMin", attemptsMin)
                .and("l.attempts <= :attemptsMax", "attemptsMax", attemptsMax)
                .and("l.do_not_call = :doNotCall", "doNotCall", doNotCall)
                .and(CustomCondition.all(custom));
        if (asksStatus()) {
            among(where, "l.status_id", "statuses", statusIds);
        }
        if (!accountId.isEmpty()) {
            among(where, "l.campaign_id", "accountCampaigns", accountCampaigns);
        }
        owner(where);
        if (!lastContact.isEmpty()) {
            where.and(any(lastContact.stream().map(LastContact::sql).toList()));
        }
        if (!nextAction.isEmpty()) {
            where.and(any(nextAction.stream().map(NextAction::sql).toList()));
        }
        days(where, "l.last_contact_at", "lastContact", lastContactFrom, lastContactTo);
        days(where, "l.next_action_at", "nextAction", nextActionFrom, nextActionTo);
        days(where, "l.created_at", "created", createdFrom, createdTo);
        return where;
    }

    private void owner(Where where) {
        if (unowned == null || !unowned) {
            where.in("l.owner_id", "owners", ownerId);
        } else if (ownerId.isEmpty()) {
            where.and("l.owner_id is null");
        } else {
            where.and("(l.owner_id is null or l.owner_id = any(:owners))", "owners", ownerId);
        }
    }

    /** Nothing behind what was asked for: no row then, and not every row. */
    private static void among(Where where, String column, String name, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            where.and("false");
        } else {
            where.in(column, name, ids);
        }
    }

    private static void days(
            Where where, String column, String name, @Nullable LocalDate from, @Nullable LocalDate to) {
        where.and(column + " >= :" + name + "From", name + "From", start(name + "From", from, 0))
                .and(column + " < :" + name + "To", name + "To", start(name + "To", to, 1));
    }

    private static @Nullable Instant start(String name, @Nullable LocalDate day, int plus) {
        if (day == null) {
            return null;
        }
        if (Math.abs(day.getYear()) > 9999) {
            throw Problems.invalidParameter(name, "is not in the years that count");
        }
        return day.plusDays(plus).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String any(List<String> conditions) {
        return conditions.stream().map(one -> "(" + one + ")").collect(Collectors.joining(" or ", "(", ")"));
    }

    /** Whether it is about leads that nobody owns, and no others. */
    public boolean unownedOnly() {
        return Boolean.TRUE.equals(unowned) && ownerId.isEmpty();
    }
}
