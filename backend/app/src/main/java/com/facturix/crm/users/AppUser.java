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

    boolean isPerson() {
        return kind.equals("person");
    }

    /** Takes over a role that was changed in Keycloak. */
    Changes adopt(Role newRole, Instant now) {
        return amend(new AmendUser(name, newRole, active), now);
    }

    /** What an admin changes; returns what really changed, and leaves the record alone if nothing did. */
    Changes amend(AmendUser request, Instant now) {
        var changes = new Changes();
        if (role != request.role()) {
            roleChangedAt = now;
        }
        name = changes.note("name", name, request.name());
        role = changes.note("role", role, request.role());
        active = changes.note("active", active, request.active());
        touchIf(changes, now);
        return changes;
    }

    Changes speak(Language language, Instant now) {
        var changes = new Changes();
        locale = changes.note("locale", locale, language.key());
        touchIf(changes, now);
        return changes;
    }

    void invite(String address, Instant now) {
        email = address;
        active = true;
        touch(now);
    }

    /** First login: from here on the token's subject is this person. */
    void join(String newSubject, Instant now) {
        if (subject == null) {
            active = true;
        }
        subject = newSubject;
        lastLoginAt = now;
        touch(now);
    }

    private void touchIf(Changes changes, Instant now) {
        if (!changes.isEmpty()) {
            touch(now);
        }
    }
}
