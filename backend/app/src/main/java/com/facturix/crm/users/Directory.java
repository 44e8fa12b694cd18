package com.facturix.crm.users;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Problems.FieldError;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features ask about people. */
@ApplicationScoped
public class Directory {
    private final Sql sql;

    Directory(Sql sql) {
        this.sql = sql;
    }

    /** Refuses with 400 at {@code field} where {@code id} is nobody who may take on work; null is nobody, and fine. */
    public void requireActive(@Nullable UUID id, String field) {
        if (id != null && !sql.exists("select 1 from app_user where id = :id and active", Map.of("id", id))) {
            throw Problems.invalid(field, "is not an active user");
        }
    }

    /** As {@link #requireActive} for a list; the errors name the places in it. */
    public void requireAllActive(List<UUID> ids, String field) {
        var active = sql.list(
                "select id from app_user where id = any(:ids) and active", Map.of("ids", ids), row -> row.uuid("id"));
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < ids.size(); i++) {
            if (!active.contains(ids.get(i))) {
                errors.add(new FieldError(field + "[" + i + "]", "is not an active user"));
            }
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    /** The caller that a job may work as: empty where that person may not come in any more. */
    public Optional<Caller> caller(UUID id) {
        return sql.first(
                "select id, name, role, kind from app_user where id = :id and active",
                Map.of("id", id),
                row -> new Caller(
                        row.uuid("id"),
                        row.text("name"),
                        Role.fromString(row.text("role")),
                        "service".equals(row.text("kind"))));
    }

    /** The people with these ids, by name. */
    public List<UserRef> people(Collection<UUID> ids) {
        return sql.list(
                "select id, name from app_user where id = any(:ids) order by name_fold, id",
                Map.of("ids", ids),
                row -> new UserRef(row.uuid("id"), row.text("name")));
    }
}
