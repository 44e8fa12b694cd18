package com.facturix.crm.sequences;

import com.facturix.crm.platform.events.DomainEvent;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Tells that people moved: each sequence once, and each lead as long as they are few. */
@ApplicationScoped
class EnrolmentNews {
    /** More than one screen shows. */
    private static final int FEW = 100;

    private final Sql sql;
    private final Events events;

    EnrolmentNews(Sql sql, Events events) {
        this.sql = sql;
        this.events = events;
    }

    void moved(Collection<Touched> people) {
        if (people.isEmpty()) {
            return;
        }
        var news = new ArrayList<Supplier<? extends DomainEvent>>();
        if (people.size() <= FEW) {
            people.forEach(one -> news.add(() -> new EnrolmentEvent.Moved(one)));
        }
        var sequences = people.stream().map(Touched::sequenceId).distinct().toList();
        of(sequences).forEach(event -> news.add(() -> event));
        events.fireAll(news);
    }

    private List<SequenceEvent.Progressed> of(List<UUID> sequences) {
        return sql.list(
                "select id, campaign_id, owner_id from mail_sequence where id = any(:ids)",
                Map.of("ids", sequences),
                row -> new SequenceEvent.Progressed(row.uuid("id"), row.uuid("campaign_id"), row.uuid("owner_id")));
    }
}
