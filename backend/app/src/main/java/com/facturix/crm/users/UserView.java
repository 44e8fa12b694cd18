package com.facturix.crm.users;

import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.security.Role;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person of the directory, as everyone in the firm may see them. */
@Schema(name = "User")
public record UserView(
        UUID id,
        String name,
        @Nullable String email,
        Role role,
        String initials,
        boolean active,
        Status status,
        @Nullable Instant lastLoginAt,
        long version) {

    /** Where somebody stands between being known and working here. */
    @Schema(name = "UserStatus")
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        /** May log in, and has not done so yet. */
        @JsonProperty("invited")
        INVITED,
        /** Deactivated, or known from an import only. */
        @JsonProperty("inactive")
        INACTIVE;

        static Status of(boolean active, @Nullable Instant lastLoginAt) {
            if (!active) {
                return INACTIVE;
            }
            return lastLoginAt == null ? INVITED : ACTIVE;
        }
    }

    static UserView of(AppUser user) {
        return new UserView(
                user.id(),
                user.name,
                user.email,
                user.role,
                UserRef.initialsOf(user.name),
                user.active,
                Status.of(user.active, user.lastLoginAt),
                user.lastLoginAt,
                user.version());
    }

    static UserView of(Row row) throws SQLException {
        var name = row.text("name");
        var active = row.flag("active");
        var lastLoginAt = row.instant("last_login_at");
        return new UserView(
                row.uuid("id"),
                name,
                row.text("email"),
                Role.fromString(row.text("role")),
                UserRef.initialsOf(name),
                active,
                Status.of(active, lastLoginAt),
                lastLoginAt,
                row.number("version"));
    }
}
