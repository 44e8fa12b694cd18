package com.facturix.crm.suppressions;

import com.facturix.crm.accounts.AccountService;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.KeptRows;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.suppressions.SuppressionView.SuppressionMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The list as managers keep it. What is taken off it is kept for a while, so that it can be put back as it was. */
@ApplicationScoped
class SuppressionService {
    private static final String TABLE = "suppression";
    private static final String COLUMNS = """
            s.id, s.address, s.account_id, a.name as account_name, s.reason, s.note, s.actor_id, u.name as actor_name,
            s.mail_id, m.subject as mail_subject, coalesce(g.thread_id, m.thread_id) as thread_id, s.created_at""";
    private static final Keyset.Listing LISTING = new Keyset.Listing(COLUMNS, """
            suppression s left join account a on a.id = s.account_id left join app_user u on u.id = s.actor_id
            left join outgoing_mail m on m.id = s.mail_id left join mail_message g on g.id = m.id""", "s.id");

    private final Suppressions suppressions;
    private final AccountService accounts;
    private final Keyset keyset;
    private final Sql sql;
    private final KeptRows kept;
    private final Json json;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    SuppressionService(
            Suppressions suppressions,
            AccountService accounts,
            Keyset keyset,
            Sql sql,
            KeptRows kept,
            Json json,
            CurrentCaller caller,
            Events events,
            Clock clock) {
        this.suppressions = suppressions;
        this.accounts = accounts;
        this.keyset = keyset;
        this.sql = sql;
        this.kept = kept;
        this.json = json;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    Page<SuppressionView> page(SuppressionFilter filter, PageRequest page) {
        return keyset.page(
                LISTING, filter.where(), SuppressionSort.class, "-createdAt", page, SuppressionService::suppression);
    }

    @Transactional
    SuppressionView add(SuppressionRequest request) {
        if (request.accountId() != null) {
            accounts.requireVisible(request.accountId(), "accountId");
        }
        var id = suppressions.add(
                request.address(), request.accountId(), SuppressionReason.MANUAL, null, caller.id(), request.note());
        return view(id.orElseThrow(() -> Problems.conflict("already_exists", "This address is on the list already.")));
    }

    /** Refuses with 404 where there is none, also to the slower one of two who take it off at once. */
    @Transactional
    void lift(UUID id) {
        var view = view(id);
        var rows = kept.read(TABLE, "id", List.of(id)).get(id);
        if (rows == null || sql.update("delete from suppression where id = :id", Map.of("id", id)) == 0) {
            throw missing();
        }
        sql.update(
                "insert into lifted_suppression (id, kept, actor_id, lifted_at) values (:id, cast(:kept as jsonb), :actor, :now)",
                Map.of("id", id, "kept", json.write(rows.get(0)), "actor", caller.id(), "now", clock.instant()));
        var account = view.account() == null ? null : view.account().id();
        events.fire(() -> new SuppressionEvent.Lifted(id, view.address(), account, view.reason()));
    }

    /** Puts back what was taken off. Refuses with 409 where the address came on the list again in between. */
    @Transactional
    SuppressionView restore(UUID id) {
        var row = sql
                .list(
                        "delete from lifted_suppression where id = :id returning kept",
                        Map.of("id", id),
                        lifted -> json.read(lifted.text("kept")))
                .stream()
                .findFirst()
                .orElseThrow(SuppressionService::missing);
        kept.restore(TABLE, List.of(row));
        var view = view(id);
        var account = view.account() == null ? null : view.account().id();
        var mail = view.mail() == null ? null : view.mail().id();
        events.fire(() -> new SuppressionEvent.Added(id, view.address(), account, view.reason(), mail));
        return view;
    }

    private SuppressionView view(UUID id) {
        var where = Where.all().and("s.id = :id", "id", id);
        return sql.first(Keyset.all(LISTING, COLUMNS, where, ""), where.values(), SuppressionService::suppression)
                .orElseThrow(SuppressionService::missing);
    }

    private static RuntimeException missing() {
        return Problems.notFound("suppression");
    }

    private static SuppressionView suppression(Row row) throws SQLException {
        var mail = row.uuid("mail_id");
        return new SuppressionView(
                row.uuid("id"),
                row.text("address"),
                row.ref("account"),
                SuppressionReason.ofKey(row.text("reason")),
                row.text("note"),
                row.userRef("actor"),
                mail == null ? null : new SuppressionMail(mail, row.text("mail_subject"), row.uuid("thread_id")),
                row.instant("created_at"));
    }
}
