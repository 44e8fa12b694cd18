package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CallingRules;
import com.facturix.crm.campaigns.CampaignSettings;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where leads may be called at this minute, by campaign. Kept in memory: it changes with the minute, with the
 * campaign's settings, and when leads come from a place that none came from before.
 */
@ApplicationScoped
class Places {
    /** More than anybody works at a time; beyond it memory is let go. */
    private static final int MOST = 2_000;

    private final Sql sql;
    private final CampaignSettings settings;
    private final CallingHours hours;
    private final Clock clock;
    private final Map<Key, Open> open = new ConcurrentHashMap<>();
    private volatile Known known = new Known(-1, List.of());

    Places(Sql sql, CampaignSettings settings, CallingHours hours, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.hours = hours;
        this.clock = clock;
    }

    /** A campaign at a version of its settings. */
    record Key(UUID campaignId, long version) {}

    /** Where the campaign's leads may be called, promised calls among them, and how long they are leased for. */
    record Open(Instant minute, CallingRules rules, List<Place> places, List<Integer> ids) {}

    private record Known(int count, List<Place> places) {}

    /** {@code count}: how many places there are by now. */
    Open open(Key campaign, int count) {
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var places = known(count);
        var now = open.get(campaign);
        if (now != null && now.minute().equals(minute) && now.places() == places) {
            return now;
        }
        if (open.size() >= MOST) {
            open.clear();
        }
        var rules = settings.of(campaign.campaignId());
        var ids = Stream.concat(
                        Stream.of(Place.PROMISED),
                        places.stream()
                                .filter(place -> hours.isOpen(rules, place, minute))
                                .map(Place::id))
                .toList();
        var fresh = new Open(minute, rules, places, ids);
        open.put(campaign, fresh);
        return fresh;
    }

    /** Where the lead lives. */
    Place of(UUID leadId) {
        return sql.one(
                """
                select z.id, z.time_zone, z.country from lead l
                cross join lateral lead_clock(l.time_zone, l.phone_e164, l.country) k
                join calling_zone z on z.time_zone = k.time_zone and z.country is not distinct from k.country
                where l.id = :lead
                """,
                Map.of("lead", leadId),
                row -> place(row.integer("id"), row.text("time_zone"), row.text("country")));
    }

    private List<Place> known(int count) {
        var places = known;
        if (places.count() != count) {
            var all = sql.list(
                    "select id, time_zone, country from calling_zone where id <> 0 order by id",
                    Map.of(),
                    row -> place(row.integer("id"), row.text("time_zone"), row.text("country")));
            places = new Known(count, all);
            known = places;
        }
        return places.places();
    }

    /** A zone that this machine does not know, because the database has read newer tables, counts as UTC. */
    private static Place place(int id, String zone, @org.jspecify.annotations.Nullable String country) {
        try {
            return new Place(id, ZoneId.of(zone), country);
        } catch (DateTimeException e) {
            return new Place(id, ZoneOffset.UTC, country);
        }
    }
}
