package com.facturix.crm.views;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code saved_view}: one's own views and the shared ones. */
@ApplicationScoped
class SavedViewRepository implements PanacheRepositoryBase<SavedView, UUID> {
    private static final TypeReference<Map<String, String>> SEARCH = new TypeReference<>() {};

    private final Sql sql;
    private final Json json;

    SavedViewRepository(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** In the order of their tabs: one's own, then what others share. */
    List<SavedViewView> of(ListPage page, Caller caller) {
        return read(visible(caller).and("v.page = :page", "page", page.key()), caller);
    }

    Optional<SavedViewView> view(UUID id, Caller caller) {
        return read(visible(caller).and("v.id = :id", "id", id), caller).stream()
                .findFirst();
    }

    long ownedBy(UUID person) {
        return count("ownerId", person);
    }

    private static Where visible(Caller caller) {
        return Where.of("(v.owner_id = :me or v.shared)").bind("me", caller.id());
    }

    private List<SavedViewView> read(Where where, Caller caller) {
        return sql.list("""
                select v.id, v.page, v.name, v.shared, v.search, v.position, v.owner_id, u.name as owner_name, v.version
                from saved_view v join app_user u on u.id = v.owner_id where %s
                order by v.owner_id <> :me, v.position, v.created_at, v.id
                """.formatted(where.sql()), where.values(), row -> view(row, caller));
    }

    private SavedViewView view(Row row, Caller caller) throws SQLException {
        var may = caller.seesAll() || caller.id().equals(row.uuid("owner_id"));
        return new SavedViewView(
                row.uuid("id"),
                ListPage.fromString(row.text("page")),
                row.text("name"),
                row.flag("shared"),
                json.read(row.text("search"), SEARCH),
                row.integer("position"),
                row.userRef("owner"),
                new May(may, may, false),
                row.number("version"));
    }
}
