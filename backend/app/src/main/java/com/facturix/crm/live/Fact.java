package com.facturix.crm.live;

import com.facturix.crm.platform.events.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An event as nodes tell it to each other: what happened, and who may hear of it. It carries no business data.
 *
 * @param leaders whether managers and admins hear it; false on all but the first part of a split audience
 */
record Fact(
        String event,
        String entity,
        String id,
        long version,
        List<String> topics,
        boolean everyone,
        boolean leaders,
        List<UUID> people,
        List<UUID> accounts,
        List<UUID> campaigns) {

    /** The topic of what concerns its reader alone. */
    static final String ME = "me";
    /** A login that ended; its id is that of the session. */
    static final String SESSION = "session";
    /** PostgreSQL carries less than 8000 bytes: room for this many ids of 39 bytes beside the rest. */
    private static final int MOST_IDS = 150;

    /** The fact of an event, in as many parts as its audience needs. */
    static List<Fact> of(DomainEvent event) {
        var audience = event.audience();
        var parts = new ArrayList<Fact>();
        var rest = new Names(audience.people(), audience.accounts(), audience.campaigns());
        do {
            var first = parts.isEmpty();
            var names = rest.first(MOST_IDS);
            parts.add(new Fact(
                    event.name(),
                    event.entity(),
                    event.id(),
                    event.version(),
                    audience.topics(),
                    audience.everyone(),
                    first,
                    names.people(),
                    names.accounts(),
                    names.campaigns()));
            rest = rest.after(MOST_IDS);
        } while (!rest.isEmpty());
        return parts;
    }

    static Fact sessionEnded(String session) {
        return new Fact("session.ended", SESSION, session, 0, List.of(), false, false, List.of(), List.of(), List.of());
    }

    /** Whether people were put on something or taken off it: then what they may hear of changes. */
    boolean changesAssignments() {
        return event.endsWith(".assigned") || event.endsWith(".unassigned");
    }

    /** Whether {@code scope} is among those whom this is for. */
    boolean isFor(UUID person, Scope scope) {
        return everyone
                || scope.all() && leaders
                || people.contains(person)
                || accounts.stream().anyMatch(scope.accounts()::contains)
                || campaigns.stream().anyMatch(scope.campaigns()::contains);
    }

    private record Names(List<UUID> people, List<UUID> accounts, List<UUID> campaigns) {
        boolean isEmpty() {
            return people.isEmpty() && accounts.isEmpty() && campaigns.isEmpty();
        }

        Names first(int most) {
            var fromPeople = Math.min(most, people.size());
            var fromAccounts = Math.min(most - fromPeople, accounts.size());
            var fromCampaigns = Math.min(most - fromPeople - fromAccounts, campaigns.size());
            return new Names(
                    people.subList(0, fromPeople),
                    accounts.subList(0, fromAccounts),
                    campaigns.subList(0, fromCampaigns));
        }

        Names after(int most) {
            var taken = first(most);
            return new Names(
                    people.subList(taken.people.size(), people.size()),
                    accounts.subList(taken.accounts.size(), accounts.size()),
                    campaigns.subList(taken.campaigns.size(), campaigns.size()));
        }
    }
}
