package com.facturix.crm.users;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code app_user}. */
@ApplicationScoped
class AppUserRepository implements PanacheRepositoryBase<AppUser, UUID> {
    Optional<AppUser> withSubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    Optional<AppUser> withEmail(String email) {
        return find("lower(email) = ?1", email.toLowerCase(Locale.ROOT)).firstResultOptional();
    }
}
