package com.facturix.crm.campaigns;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import java.util.List;
import java.util.UUID;

/** What happens to campaigns. */
public sealed interface CampaignEvent extends OfCampaign {
    record Created(UUID campaignId, long version, UUID accountId) implements CampaignEvent {
        @Override
        public String name() {
            return "campaign.created";
        }

        @Override
        public List<Change> changes() {
            return List.of();
        }

        @Override
        public Audience audience() {
            return told().accounts(accountId).build();
        }
    }

    /** {@code accountBefore}: those assigned there hear of it too, because the campaign may leave their sight. */
    record Amended(UUID campaignId, long version, UUID accountBefore, UUID accountId, List<Change> changes)
            implements CampaignEvent {
        @Override
        public String name() {
            return "campaign.amended";
        }

        @Override
        public Audience audience() {
            return told().accounts(accountBefore, accountId).build();
        }
    }

    record Deleted(UUID campaignId, long version, String campaignName, UUID accountId) implements CampaignEvent {
        @Override
        public String name() {
            return "campaign.deleted";
        }

        @Override
        public List<Change> changes() {
            return List.of(new Change("name", campaignName, null));
        }

        @Override
        public Audience audience() {
            return told().accounts(accountId).build();
        }
    }

    /** People were put on the campaign ({@code added}) or taken off it. */
    record Assigned(UUID campaignId, long version, UUID accountId, List<UUID> people, boolean added)
            implements CampaignEvent {
        @Override
        public String name() {
            return added ? "campaign.assigned" : "campaign.unassigned";
        }

        @Override
        public List<Change> changes() {
            return people.stream()
                    .map(person ->
                            new Change("assignee", added ? null : person.toString(), added ? person.toString() : null))
                    .toList();
        }

        @Override
        public Audience audience() {
            return told().accounts(accountId)
                    .people(people.toArray(UUID[]::new))
                    .build();
        }
    }

    /** How the campaign is worked is another way now; its own record stays as it was, and so does its version. */
    record SettingsChanged(UUID campaignId, long version, UUID accountId, List<Change> changes)
            implements CampaignEvent {
        @Override
        public String name() {
            return "campaign.settings_changed";
        }

        @Override
        public Audience audience() {
            return told().accounts(accountId).build();
        }
    }
}
