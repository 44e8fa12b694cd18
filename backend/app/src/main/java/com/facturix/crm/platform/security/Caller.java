package com.facturix.crm.platform.security;

import java.util.UUID;

/** The person or service account behind a request. {@code service}: an integrator's account, not a person. */
public record Caller(UUID id, String name, Role role, boolean service) {

    /** Managers and admins see every row; a BD sees own rows and those of assigned accounts and campaigns. */
    public boolean seesAll() {
        return role != Role.BD;
    }

    public boolean may(Permission permission) {
        return permission.allows(role);
    }

    /** Whether a record with this owner is this caller's to write. */
    public boolean mayWriteOwnedBy(@org.jspecify.annotations.Nullable UUID ownerId) {
        return seesAll() || id.equals(ownerId);
    }
}
