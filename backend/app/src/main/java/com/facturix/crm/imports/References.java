package com.facturix.crm.imports;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who and what the names in a file are: one query for all names of a chunk. */
@ApplicationScoped
class References {
    private final Sql sql;

    References(Sql sql) {
        this.sql = sql;
    }

    /** A person or account by name. {@code id} is null for one that is not there yet and will be added. */
    record Party(@Nullable UUID id, String name) {}

    /** People by id, e-mail or name; more than one where several have the same name. */
    Map<String, List<Party>> users(Collection<String> texts) {
        return found("""
                select t.text, u.id, u.name, 1 as grade from unnest(:texts) as t(text)
                    join app_user u on u.id = case when t.text ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then t.text::uuid end
                union all
                select t.text, u.id, u.name, 2 from unnest(:texts) as t(text) join app_user u on lower(u.email) = lower(t.text)
                union all
                select t.text, u.id, u.name, 3 from unnest(:texts) as t(text) join app_user u on u.name_fold = fold(t.text)
                """, texts);
    }

    /** Accounts by id, name or external id. */
    Map<String, List<Party>> accounts(Collection<String> texts) {
        return found("""
                select t.text, a.id, a.name, 1 as grade from unnest(:texts) as t(text)
                    join account a on a.id = case when t.text ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then t.text::uuid end
                union all
                select t.text, a.id, a.name, 2 from unnest(:texts) as t(text) join account a on a.name_fold = fold(t.text)
                union all
                select t.text, a.id, a.name, 3 from unnest(:texts) as t(text) join account a on a.external_id = t.text
                """, texts);
    }

    /** The ids of people that texts name beyond doubt. */
    Map<String, String> uniqueUsers(Collection<String> texts) {
        var unique = new LinkedHashMap<String, String>();
        users(texts).forEach((text, parties) -> {
            if (parties.size() == 1) {
                unique.put(text, String.valueOf(parties.getFirst().id()));
            }
        });
        return unique;
    }

    /** Texts as the database folds them for comparison. */
    Map<String, String> folded(Collection<String> texts) {
        var folded = new HashMap<String, String>();
        sql.list(
                "select t.text, fold(t.text) as folded from unnest(:texts) as t(text)",
                Map.of("texts", texts),
                row -> folded.put(row.text("text"), row.text("folded")));
        return folded;
    }

    /** For each text the parties of its best grade. */
    private Map<String, List<Party>> found(String statement, Collection<String> texts) {
        var found = new HashMap<String, List<Party>>();
        var grades = new HashMap<String, Integer>();
        if (texts.isEmpty()) {
            return found;
        }
        sql.list("select * from (" + statement + ") f order by grade, id", Map.of("texts", List.copyOf(texts)), row -> {
            var text = row.text("text");
            var grade = row.integer("grade");
            if (grades.computeIfAbsent(text, none -> grade) == grade) {
                found.computeIfAbsent(text, none -> new ArrayList<>()).add(new Party(row.uuid("id"), row.text("name")));
            }
            return text;
        });
        return found;
    }
}
