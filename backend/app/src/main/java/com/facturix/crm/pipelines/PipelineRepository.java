package com.facturix.crm.pipelines;

import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code pipeline} and {@code stage}. */
@ApplicationScoped
class PipelineRepository implements PanacheRepositoryBase<Pipeline, UUID> {
    private final Sql sql;

    PipelineRepository(Sql sql) {
        this.sql = sql;
    }

    List<Pipeline> inOrder() {
        return list("from Pipeline p left join fetch p.stages order by p.position, p.key");
    }

    Optional<Pipeline> withKey(String key) {
        return find("key", key).firstResultOptional();
    }

    int nextPosition() {
        return (int) sql.count("select coalesce(max(position), 0) + 1 from pipeline", Map.of());
    }

    /** No pipeline is the default for a moment: its successor is named in the same transaction. */
    void clearDefault() {
        sql.update("update pipeline set is_default = false, version = version + 1 where is_default", Map.of());
    }

    /** How many deals stand in each of these stages; stages without deals are absent. */
    Map<String, Long> dealCounts(Collection<String> stages) {
        var counts = new HashMap<String, Long>();
        sql.list(
                        "select stage, count(*) as deals from deal where stage = any(:stages) group by stage",
                        Map.of("stages", stages),
                        row -> Map.entry(row.text("stage"), row.number("deals")))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}
