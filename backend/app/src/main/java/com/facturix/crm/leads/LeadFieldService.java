package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.leads.LeadFields.Kept;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Slug;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The writes on campaigns' own fields, which the permission table leaves to managers. */
@ApplicationScoped
class LeadFieldService {
    private static final int MANY = 1000;

    private final LeadFields fields;
    private final CampaignService campaigns;
    private final Jobs jobs;
    private final Events events;
    private final Clock clock;

    LeadFieldService(LeadFields fields, CampaignService campaigns, Jobs jobs, Events events, Clock clock) {
        this.fields = fields;
        this.campaigns = campaigns;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    LeadFieldSet view(UUID campaignId) {
        campaigns.place(campaignId);
        var set = fields.kept(campaignId);
        return new LeadFieldSet(set.fields(), set.version());
    }

    @Transactional
    LeadFieldSet define(UUID campaignId, LeadFieldsRequest request, @Nullable IfMatch ifMatch) {
        campaigns.place(campaignId);
        var now = clock.instant();
        var set = fields.locked(campaignId, now);
        IfMatch.check(ifMatch, set.version(), () -> new LeadFieldSet(set.fields(), set.version()));
        var known = set.fields().stream().collect(Collectors.toMap(LeadField::key, Function.identity()));
        var wanted = wanted(request, known, set.retired());
        var kept = wanted.stream().map(LeadField::key).collect(Collectors.toSet());
        var removed = set.fields().stream()
                .map(LeadField::key)
                .filter(key -> !kept.contains(key))
                .toList();
        checkRemovable(campaignId, removed, request.dropValues(), known);
        if (wanted.equals(set.fields())) {
            return new LeadFieldSet(set.fields(), set.version());
        }
        var retired = new ArrayList<>(set.retired());
        retired.addAll(removed);
        var after = new Kept(wanted, retired, set.version() + 1);
        fields.save(campaignId, after, now);
        removed.forEach(key -> jobs.enqueue(LeadFieldErasure.NAME, LeadFieldErasure.id(campaignId, key)));
        var changes = changes(known, wanted, removed);
        events.fire(() -> new LeadFieldsChanged(campaignId, after.version(), changes));
        return new LeadFieldSet(after.fields(), after.version());
    }

    private static List<LeadField> wanted(
            LeadFieldsRequest request, Map<String, LeadField> known, Collection<String> retired) {
        var taken = new HashSet<>(known.keySet());
        taken.addAll(retired);
        var wanted = new ArrayList<LeadField>();
        var seen = new HashSet<String>();
        for (var i = 0; i < request.items().size(); i++) {
            var item = request.items().get(i);
            var place = "items[" + i + "]";
            var before = item.key() == null ? null : known.get(item.key());
            if (item.key() != null && (before == null || !seen.add(item.key()))) {
                throw Problems.invalid(place + ".key", "is no field of this campaign, or stands here twice");
            }
            if (before != null && before.type() != item.type()) {
                throw Problems.invalid(place + ".type", "cannot change; make a new field");
            }
            var key = before == null ? fresh(item.label().en(), taken) : before.key();
            wanted.add(new LeadField(key, item.label(), item.type(), choices(item, place)));
        }
        return List.copyOf(wanted);
    }

    private static List<String> choices(LeadFieldsRequest.Item item, String place) {
        var choices = item.choices() == null
                ? List.<String>of()
                : item.choices().stream().distinct().toList();
        if (item.type() != LeadFieldType.CHOICE) {
            return List.of();
        }
        if (choices.isEmpty()) {
            throw Problems.invalid(place + ".choices", "must name at least one choice");
        }
        return choices;
    }

    private void checkRemovable(
            UUID campaignId, List<String> removed, Collection<String> dropValues, Map<String, LeadField> known) {
        for (var key : removed) {
            var leads = dropValues.contains(key) ? 0 : fields.used(campaignId, key, MANY);
            if (leads > 0) {
                throw Problems.conflict(
                        "in_use",
                        "%s%d leads have something entered in %s. Removing the field removes it from them."
                                .formatted(
                                        leads == MANY ? "At least " : "",
                                        leads,
                                        known.get(key).label().en()));
            }
        }
    }

    private static List<Change> changes(Map<String, LeadField> known, List<LeadField> wanted, List<String> removed) {
        var changes = new ArrayList<Change>();
        for (var field : wanted) {
            var before = known.get(field.key());
            if (before == null) {
                changes.add(new Change("field", null, field.label().en()));
            } else if (!Objects.equals(before, field)) {
                changes.add(
                        new Change("field", before.label().en(), field.label().en()));
            }
        }
        removed.forEach(
                key -> changes.add(new Change("field", known.get(key).label().en(), null)));
        return changes;
    }

    private static String fresh(String label, Set<String> taken) {
        var stem = Slug.of(label, "field");
        var key = stem;
        for (var number = 2; !taken.add(key); number++) {
            key = stem + "_" + number;
        }
        return key;
    }
}
