package com.facturix.crm.campaigns;

import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code campaign_settings}: what a campaign has set up, else the defaults. */
@ApplicationScoped
public class CampaignSettings {
    private final Sql sql;
    private final Json json;
    private final Events events;

    CampaignSettings(Sql sql, Json json, Events events) {
        this.sql = sql;
        this.json = json;
        this.events = events;
    }

    /** How the campaign's leads are called; the defaults where there is no such campaign. */
    public CallingRules of(UUID campaignId) {
        return find(campaignId).map(Stored::rules).orElse(CallingRules.DEFAULT);
    }

    /** How leads are weighed: an object that scoring alone understands; {@code version} is that of all settings. */
    public record ScoringRow(String weights, long version) {}

    public ScoringRow scoring(UUID campaignId) {
        return sql.first(
                        "select score_weights, version from campaign_settings where campaign_id = :id",
                        Map.of("id", campaignId),
                        row -> new ScoringRow(row.text("score_weights"), row.number("version")))
                .orElse(new ScoringRow("{}", 0));
    }

    /** Writes the weights if the settings still are at {@code version}; returns whether they were. */
    public boolean replaceScoring(UUID campaignId, String weights, long version, List<Change> changes) {
        var accounts = sql.list(
                """
                with written as (
                    insert into campaign_settings as s (campaign_id, score_weights)
                    values (:id, cast(:weights as jsonb))
                    on conflict (campaign_id) do update
                        set score_weights = excluded.score_weights, version = s.version + 1
                    where s.version = :version returning campaign_id)
                select c.account_id from written join campaign c on c.id = written.campaign_id
                """, Map.of("id", campaignId, "weights", weights, "version", version), row -> row.uuid("account_id"));
        accounts.forEach(account ->
                events.fire(() -> new CampaignEvent.SettingsChanged(campaignId, version + 1, account, changes)));
        return !accounts.isEmpty();
    }

    /** What stands in the table. */
    record Stored(CallingRules rules, @Nullable String script, long version) {
        static final Stored NOTHING = new Stored(CallingRules.DEFAULT, null, 0);
    }

    Stored stored(UUID campaignId) {
        return find(campaignId).orElse(Stored.NOTHING);
    }

    /** Writes them if they still are at {@code version}; returns whether they were. */
    boolean replace(UUID campaignId, Stored settings, long version) {
        var rules = settings.rules();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", campaignId);
        values.put("script", settings.script());
        values.put(
                "days", rules.days().stream().map(DayOfWeek::getValue).sorted().toList());
        values.put("from", rules.from().toString());
        values.put("to", rules.to().toString());
        values.put("skipHolidays", rules.skipHolidays());
        values.put("cooling", rules.coolingMinutes());
        values.put("lease", rules.leaseMinutes());
        values.put("attempts", rules.maxAttempts());
        values.put("order", rules.queueOrder().stream().map(QueueOrder::key).toList());
        values.put("retries", json.write(rules.retryRules()));
        values.put("version", version);
        return sql.update("""
                insert into campaign_settings as s (campaign_id, script, window_days, window_from, window_to,
                    skip_holidays, cooling_minutes, lease_minutes, max_attempts, queue_order, retry_rules)
                values (:id, :script, cast(:days as smallint[]), cast(:from as time), cast(:to as time), :skipHolidays,
                    :cooling, :lease, :attempts, :order, cast(:retries as jsonb))
                on conflict (campaign_id) do update set script = excluded.script, window_days = excluded.window_days,
                    window_from = excluded.window_from, window_to = excluded.window_to,
                    skip_holidays = excluded.skip_holidays, cooling_minutes = excluded.cooling_minutes,
                    lease_minutes = excluded.lease_minutes, max_attempts = excluded.max_attempts,
                    queue_order = excluded.queue_order, retry_rules = excluded.retry_rules, version = s.version + 1
                where s.version = :version
                """, values) == 1;
    }

    private Optional<Stored> find(UUID campaignId) {
        return sql.first("""
                select window_days::text[] as days, window_from, window_to, skip_holidays, cooling_minutes,
                    lease_minutes, max_attempts, queue_order, retry_rules, script, version
                from campaign_settings where campaign_id = :id
                """, Map.of("id", campaignId), this::stored);
    }

    private Stored stored(Row row) throws SQLException {
        var rules = new CallingRules(
                row.texts("days").stream()
                        .map(day -> DayOfWeek.of(Integer.parseInt(day)))
                        .collect(Collectors.toSet()),
                LocalTime.parse(row.text("window_from")),
                LocalTime.parse(row.text("window_to")),
                row.flag("skip_holidays"),
                row.integer("cooling_minutes"),
                row.integer("lease_minutes"),
                row.integer("max_attempts"),
                row.texts("queue_order").stream().map(QueueOrder::ofKey).toList(),
                json.read(row.text("retry_rules"), RetryRules.class));
        return new Stored(rules, row.text("script"), row.number("version"));
    }
}
