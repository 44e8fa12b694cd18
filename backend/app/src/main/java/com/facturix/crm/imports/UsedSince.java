package com.facturix.crm.imports;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which records have been worked with since an import created them, so that taking them away would take that too. */
@ApplicationScoped
class UsedSince {
    /** The entry that each imported record's timeline begins with is the import's own. */
    private static final String SPOKEN_OF = """
            exists (select 1 from activity x where x.%1$s_id = r.id and x.kind <> 'created')
            or exists (select 1 from task x where x.%1$s_id = r.id)
            or exists (select 1 from mail_thread x where x.%1$s_id = r.id)
            or exists (select 1 from outgoing_mail x where x.%1$s_id = r.id)
            """;

    /** Who only stands in the queue has not been worked on; a call that is promised, awaited or being made is work. */
    private static final String LEADS = """
            exists (select 1 from deal x where x.lead_id = r.id)
            or exists (select 1 from enrolment x where x.lead_id = r.id)
            or exists (select 1 from call_outcome x where x.lead_id = r.id)
            or exists (select 1 from lease_return x where x.lead_id = r.id)
            or exists (select 1 from suggestion_dismissal x where x.lead_id = r.id)
            or exists (select 1 from lead_work x where x.lead_id = r.id and (x.callback_at is not null
                or x.hot_at is not null or x.not_before is not null or x.used_up or x.leased_until > now()))
            or """ + " " + SPOKEN_OF.formatted("lead");

    private static final String DEALS = SPOKEN_OF.formatted("deal");

    /** Child accounts of the same import that are as it left them go too. */
    private static final String ACCOUNTS = """
            exists (select 1 from campaign x where x.account_id = r.id)
            or exists (select 1 from deal x where x.account_id = r.id)
            or exists (select 1 from suppression x where x.account_id = r.id)
            or exists (select 1 from account x where x.parent_id = r.id and not exists (
                select 1 from import_change y where y.import_id = :import and y.record_id = x.id and y.before is null
                    and y.version = x.version))
            or """ + " " + SPOKEN_OF.formatted("account");

    private final Sql sql;

    UsedSince(Sql sql) {
        this.sql = sql;
    }

    /** The versions of those records that are there; nobody else may change them until the transaction ends. */
    Map<UUID, Long> locked(ImportKind kind, Collection<UUID> ids) {
        var versions = new HashMap<UUID, Long>();
        if (!ids.isEmpty()) {
            sql.list(
                    "select r.id, r.version from %s r where r.id = any(:ids) order by r.id for update"
                            .formatted(kind.entity()),
                    Map.of("ids", ids),
                    row -> versions.put(row.uuid("id"), row.number("version")));
        }
        return versions;
    }

    Set<UUID> of(ImportKind kind, Collection<UUID> ids, UUID importId) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        var condition =
                switch (kind) {
                    case ACCOUNTS -> ACCOUNTS;
                    case DEALS -> DEALS;
                    case LEADS -> LEADS;
                };
        return new HashSet<>(sql.list(
                "select r.id from %s r where r.id = any(:ids) and (%s)".formatted(kind.entity(), condition),
                Map.of("ids", ids, "import", importId),
                row -> row.uuid("id")));
    }
}
