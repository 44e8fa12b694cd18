package com.facturix.crm.search;

import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import com.facturix.crm.search.SearchResult.Hit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * Finds records by name; case and accents do not count. First those that begin with the text, the exact one before all;
 * where that leaves room, those that have it somewhere; then those that resemble it, typing errors and all. Two
 * characters make no trigram: they find beginnings only.
 */
@ApplicationScoped
class SearchQuery {
    private static final int SHORTEST_WITH_TRIGRAM = 3;

    /** Of so many matches the best are chosen: a common syllable must not sort the whole table. */
    private static final int CONSIDERED = 500;

    /** %1$s: id, name, hint and key; %2$s: from; %3$s: condition; %4$s: order. */
    private static final String FIND = """
            select id, name, hint from (
                select %1$s from %2$s where %3$s limit :considered
            ) found
            order by %4$s
            limit :limit
            """;

    private final Sql sql;

    SearchQuery(Sql sql) {
        this.sql = sql;
    }

    SearchResult find(String text, int limit, Caller caller) {
        return new SearchResult(
                find(deals(caller), text, limit),
                find(accounts(caller), text, limit),
                find(leads(caller), text, limit));
    }

    /**
     * A kind of record.
     *
     * @param columns id, name, hint, and as key the folded text that is searched
     * @param key the column with the trigram index
     * @param begins the condition for beginnings, by indexes on whole names
     */
    private record Kind(String columns, String from, String key, String begins, Where visible) {}

    private static Kind deals(Caller caller) {
        return new Kind(
                "d.id, d.name, a.name as hint, d.name_fold as key",
                "deal d join account a on a.id = d.account_id",
                "d.name_fold",
                "d.name_fold like fold(:begins)",
                Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id"));
    }

    private static Kind accounts(Caller caller) {
        return new Kind(
                "a.id, a.name, coalesce(a.city, a.industry) as hint, a.name_fold as key",
                "account a",
                "a.name_fold",
                "a.name_fold like fold(:begins)",
                Visibility.ofAccounts(caller, "a.id", "a.owner_id"));
    }

    private static Kind leads(Caller caller) {
        return new Kind(
                """
                l.id, l.full_name as name,
                coalesce(l.company, l.job_title) as hint, l.search_fold as key""",
                "lead l join campaign c on c.id = l.campaign_id",
                "l.search_fold",
                "(l.name_fold like fold(:begins) or l.company_fold like fold(:begins))",
                Visibility.of(caller, "l.owner_id", "c.account_id", "l.campaign_id"));
    }

    private List<Hit> find(Kind kind, String text, int limit) {
        var found = new LinkedHashMap<UUID, Hit>();
        add(found, kind, kind.begins(), "key <> fold(:text), key, id", text, limit);
        if (text.length() >= SHORTEST_WITH_TRIGRAM) {
            add(found, kind, kind.key() + " like fold(:contains)", "key, id", text, limit);
            add(
                    found,
                    kind,
                    "fold(:text) <% " + kind.key(),
                    "word_similarity(fold(:text), key) desc, key, id",
                    text,
                    limit);
        }
        return new ArrayList<>(found.values()).subList(0, Math.min(limit, found.size()));
    }

    /** Adds the matches of {@code condition} behind those found already, if there is room for more. */
    private void add(
            LinkedHashMap<UUID, Hit> found, Kind kind, String condition, String order, String text, int limit) {
        if (found.size() >= limit) {
            return;
        }
        var contains = Where.contains(text);
        var where = Where.all()
                .and(kind.visible())
                .and(condition)
                .bind("text", text)
                .bind("contains", contains)
                .bind("begins", contains.substring(1))
                .bind("considered", CONSIDERED)
                .bind("limit", limit);
        sql.list(
                        FIND.formatted(kind.columns(), kind.from(), where.sql(), order),
                        where.values(),
                        row -> new Hit(row.uuid("id"), row.text("name"), row.text("hint")))
                .forEach(hit -> found.putIfAbsent(hit.id(), hit));
    }
}
