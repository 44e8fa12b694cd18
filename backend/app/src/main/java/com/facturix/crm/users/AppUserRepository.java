package com.facturix.crm.users;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code app_user}. */
@ApplicationScoped
class AppUserRepository implements PanacheRepositoryBase<AppUser, UUID> {
    private static final Keyset.Listing DIRECTORY = new Keyset.Listing(
            "u.id, u.name, u.email, u.role, u.active, u.last_login_at, u.version", "app_user u", "u.id");
    /** One lock for whoever changes who is admin: two admins who demote each other come one after the other. */
    private static final long STANDING_LOCK = 0x5354414E44494E47L;

    private final Sql sql;
    private final Keyset keyset;

    AppUserRepository(Sql sql, Keyset keyset) {
        this.sql = sql;
        this.keyset = keyset;
    }

    Page<UserView> page(UserFilter filter, PageRequest page) {
        return keyset.page(DIRECTORY, filter.where(), UserSort.class, "name", page, UserView::of);
    }

    AppUser existing(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Problems.notFound("user"));
    }

    Optional<AppUser> withSubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    Optional<AppUser> withEmail(String email) {
        return find("lower(email) = ?1", email.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    /** Until this transaction ends nobody else changes anybody's standing. */
    void lockStanding() {
        lock(STANDING_LOCK);
    }

    /** Until this transaction ends nobody else registers this subject. */
    void lockSubject(String subject) {
        lock(UUID.nameUUIDFromBytes(subject.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .getMostSignificantBits());
    }

    private void lock(long key) {
        sql.one("select pg_advisory_xact_lock(:key)", Map.of("key", key), row -> "");
    }

    long otherActiveAdmins(UUID except) {
        return sql.count(
                "select count(*) from app_user where role = 'admin' and active and kind = 'person' and subject is not null and id <> :id",
                Map.of("id", except));
    }

    /** Notes a login without making a new version of the person: nobody edits this. */
    void noteLogin(UUID id, Instant at) {
        sql.update("update app_user set last_login_at = :at where id = :id", Map.of("id", id, "at", at));
    }
}
