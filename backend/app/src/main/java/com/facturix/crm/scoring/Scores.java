package com.facturix.crm.scoring;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Works scores out, of one lead or of many, by one and the same expression. A new score is no edit: version and time of
 * change stay, and only rows that really change are written.
 */
@ApplicationScoped
class Scores {
    private static final String FACTS = """
            lead l
            cross join lateral (
                select max(y.at) filter (where y.outcome = 'interested') as interested_at,
                    max(y.at) filter (where y.outcome = 'callback') as callback_at,
                    max(y.at) filter (where y.outcome = 'replied') as replied_at,
                    max(y.at) filter (where y.outcome = 'not_a_fit') as not_a_fit_at,
                    max(y.at) filter (where y.outcome = 'wrong_number') as wrong_number_at,
                    max(y.at) filter (where y.kind = 'meeting') as meeting_at,
                    max(y.at) filter (where y.kind in ('call', 'email', 'meeting')) as touched_at,
                    max(y.at) filter (where y.kind = 'meeting'
                        or y.outcome in ('interested', 'callback', 'replied', 'not_a_fit', 'gatekeeper')) as reached_at,
                    count(*) filter (where y.outcome in ('no_answer', 'voicemail', 'busy')) as unanswered
                from activity y where y.lead_id = l.id
                    and (y.kind <> 'meeting' or y.at <= cast(:now as timestamptz))) a""";
    private static final String SCORE = Arrays.stream(ScoreReason.values())
            .map(ScoreReason::sql)
            .collect(Collectors.joining(" + ", "greatest(0, least(100, ", "))"));

    private final Sql sql;
    private final Clock clock;

    Scores(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Gives these leads of one campaign their score; returns how many have another one now. */
    int rescore(Collection<UUID> leads, ScoreWeights weights) {
        var values = values(weights);
        values.put("ids", leads);
        return sql.update("""
                update lead t set score = x.score
                from (select l.id, %s as score from %s where l.id = any(:ids)) x
                where t.id = x.id and t.score <> x.score
                """.formatted(SCORE, FACTS), values);
    }

    /** The reasons of one lead's score that count for something, the strongest first. */
    List<LeadScore.Contribution> contributions(UUID lead, ScoreWeights weights) {
        var values = values(weights);
        values.put("id", lead);
        var columns = Arrays.stream(ScoreReason.values())
                .map(reason ->
                        "%2$s as %1$s_points, cast(%3$s as timestamptz) as %1$s_since, cast(%4$s as integer) as %1$s_count"
                                .formatted(reason.key(), reason.sql(), reason.since(), reason.count()))
                .collect(Collectors.joining(", "));
        return sql.one("select %s from %s where l.id = :id".formatted(columns, FACTS), values, row -> {
            var contributions = new ArrayList<LeadScore.Contribution>();
            for (var reason : ScoreReason.values()) {
                var points = row.integer(reason.key() + "_points");
                if (points != 0) {
                    contributions.add(new LeadScore.Contribution(
                            reason,
                            reason.kind(),
                            points,
                            row.instant(reason.key() + "_since"),
                            row.integerOrNull(reason.key() + "_count")));
                }
            }
            contributions.sort(Comparator.comparingInt((LeadScore.Contribution one) -> Math.abs(one.points()))
                    .reversed());
            return contributions;
        });
    }

    /** The campaign of a lead; none where it is gone. */
    Optional<UUID> campaignOf(UUID lead) {
        return sql.first(
                "select campaign_id from lead where id = :id", Map.of("id", lead), row -> row.uuid("campaign_id"));
    }

    /** These leads by their campaigns; those that are gone are left out. */
    Map<UUID, List<UUID>> byCampaign(Collection<UUID> leads) {
        return leads.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                "select id, campaign_id from lead where id = any(:ids)",
                                Map.of("ids", leads),
                                row -> Map.entry(row.uuid("campaign_id"), row.uuid("id")))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Where a walk through a campaign's leads has come to. */
    record Place(Instant createdAt, UUID id) {}

    /** The next leads of the campaign in the order they came. */
    List<Place> after(UUID campaign, @Nullable Place place, int limit) {
        var from = place == null ? new Place(Instant.EPOCH, new UUID(0, 0)) : place;
        return sql.list(
                """
                select id, created_at from lead
                where campaign_id = :campaign and (created_at, id) > (:createdAt, :id)
                order by created_at, id limit :limit
                """,
                Map.of("campaign", campaign, "createdAt", from.createdAt(), "id", from.id(), "limit", limit),
                Scores::place);
    }

    private static Place place(com.facturix.crm.platform.persistence.Row row) throws SQLException {
        return new Place(row.instant("created_at"), row.uuid("id"));
    }

    /** Campaigns that are worked: their leads' scores wear off with time. */
    List<UUID> campaignsAtWork() {
        return sql.list(
                "select id from campaign where status in ('active', 'paused')", Map.of(), row -> row.uuid("id"));
    }

    /** Campaigns in which a lead came or changed since. */
    List<UUID> campaignsChangedSince(Instant since) {
        return sql.list(
                "select c.id from campaign c where exists (select 1 from lead l where l.campaign_id = c.id and l.updated_at >= :since)",
                Map.of("since", since),
                row -> row.uuid("id"));
    }

    private Map<String, @Nullable Object> values(ScoreWeights weights) {
        var values = weights.values();
        values.put("now", clock.instant());
        return values;
    }
}
