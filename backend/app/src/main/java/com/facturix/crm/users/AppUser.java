package com.facturix.crm.users;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who may be chosen as an owner, and once they have logged in, may work here. */
@Entity
@Table(name = "app_user")
class AppUser extends VersionedRecord {
    /** Keycloak's {@code sub}; null for one who was only imported. */
    @Nullable
    String subject;

    String kind;
    String name;

    @Nullable
    String email;

    @Convert(converter = RoleColumn.class)
    Role role;

    /** Tokens issued before this instant do not overrule the role kept here. */
    @Column(name = "role_changed_at")
    Instant roleChangedAt;

    boolean active;
    String locale;

    @Column(name = "last_login_at")
    @Nullable
    Instant lastLoginAt;

    /** For Hibernate. */
    protected AppUser() {}

    AppUser(String kind, String name, @Nullable String email, Role role, boolean active, String locale, Instant now) {
        super(now);
        this.kind = kind;
        this.name = name;
        this.email = email;
        this.role = role;
        this.roleChangedAt = now;
        this.active = active;
        this.locale = locale;
    }

    Caller asCaller() {
        return new Caller(id(), name, role, kind.equals("service"));
    }

    void change(Role newRole, Changes changes, Instant now) {
        if (newRole != role) {
            role = changes.note("role", role, newRole);
            roleChangedAt = now;
            touch(now);
        }
    }
}
