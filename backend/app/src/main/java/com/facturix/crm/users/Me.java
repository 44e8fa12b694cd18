package com.facturix.crm.users;

import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.security.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller, and the language they chose. */
public record Me(
        UUID id,
        String name,
        @Nullable String email,
        Role role,
        String initials,
        boolean active,
        Language locale,
        long version) {

    static Me of(AppUser user) {
        return new Me(
                user.id(),
                user.name,
                user.email,
                user.role,
                UserRef.initialsOf(user.name),
                user.active,
                Language.fromString(user.locale),
                user.version());
    }
}
