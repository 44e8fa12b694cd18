package com.facturix.crm.live;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody hears of beyond what names them: everything, or the accounts and campaigns they are put on. The rule
 * of {@code Visibility}, kept in memory for the sockets.
 */
record Scope(boolean all, Set<UUID> accounts, Set<UUID> campaigns) {
    static final Scope ALL = new Scope(true, Set.of(), Set.of());
    static final Scope NOTHING = new Scope(false, Set.of(), Set.of());

    Scope without(UUID accountOrCampaign) {
        return new Scope(all, except(accounts, accountOrCampaign), except(campaigns, accountOrCampaign));
    }

    private static Set<UUID> except(Set<UUID> ids, UUID id) {
        if (!ids.contains(id)) {
            return ids;
        }
        var rest = new HashSet<>(ids);
        rest.remove(id);
        return rest;
    }
}
