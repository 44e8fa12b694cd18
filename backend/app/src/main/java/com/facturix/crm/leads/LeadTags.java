package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that leads are tagged with: in lower case, so that nobody looks for "VIP" in vain. */
@ApplicationScoped
public class LeadTags {
    /** As many as a lead may have. */
    public static final int MOST = 20;

    private static final int OFFERED = 50;

    private final Sql sql;

    LeadTags(Sql sql) {
        this.sql = sql;
    }

    /** As tags are kept: each once, in lower case, in alphabetical order. */
    public static List<String> normal(Collection<String> tags) {
        return tags.stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    /** Remembers tags that were given, so that they are offered. */
    public void remember(Collection<String> tags) {
        if (!tags.isEmpty()) {
            sql.update(
                    "insert into lead_tag (name) select unnest(cast(:tags as text[])) on conflict do nothing",
                    Map.of("tags", tags));
        }
    }

    List<String> like(String text) {
        var where = Where.all().and("name like fold(:text)", "text", Where.contains(text));
        return sql.list(
                "select name from lead_tag where " + where.sql() + " order by name limit " + OFFERED,
                where.values(),
                row -> row.text("name"));
    }
}
