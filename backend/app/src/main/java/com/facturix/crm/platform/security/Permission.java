package com.facturix.crm.platform.security;

import static com.facturix.crm.platform.security.Role.ADMIN;
import static com.facturix.crm.platform.security.Role.BD;
import static com.facturix.crm.platform.security.Role.MANAGER;

import java.util.Set;

/**
 * The one permission table: which role may call what. It says whether a kind of operation is open to a role at all;
 * which records it then reaches is {@link Visibility}'s answer, and the owning service's.
 */
public enum Permission {
    /** Everybody who is logged in: reading what one may see, and one's own things. */
    USE(ADMIN, MANAGER, BD),
    /** Leads, deals, tasks and activities: a BD writes own ones, or those the service says are theirs to work. */
    WORK(ADMIN, MANAGER, BD),
    /** Accounts that exist may be amended by their owner, who may be a BD. */
    AMEND_ACCOUNTS(ADMIN, MANAGER, BD),
    /** New accounts and campaigns, their removal, and who is assigned to them. */
    MANAGE_ACCOUNTS(ADMIN, MANAGER),
    IMPORT(ADMIN, MANAGER),
    /** Who is not to be written to, and that somebody may be called again who was not to be. */
    MANAGE_SUPPRESSIONS(ADMIN, MANAGER),
    /** Pipelines, stages, lost reasons. */
    MANAGE_PIPELINES(ADMIN),
    MANAGE_USERS(ADMIN),
    READ_AUDIT(ADMIN),
    /** Metrics of the running service. */
    OPERATE(ADMIN);

    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean allows(Role role) {
        return roles.contains(role);
    }
}
