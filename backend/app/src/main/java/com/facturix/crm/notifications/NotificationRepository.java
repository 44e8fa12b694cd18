package com.facturix.crm.notifications;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one gate to {@code notification}: everybody's own, and of these the ones about records that they see now, whatever
 * they saw when it came.
 */
@ApplicationScoped
class NotificationRepository {
    /** Counting stops here. */
    static final int MANY = 100;

    private static final String COLUMNS = """
            n.id, n.kind, n.at, n.actor_id, u.name as actor_name, n.entity, n.entity_id as record_id,
            coalesce(d.name, l.full_name, c.name, a.name, t.title, i.file_name, h.subject, o.subject, b.address) as record_name, n.count,
            coalesce(y.body, n.detail) as text, n.read_at""";

    private static final String FROM = """
            notification n
            left join app_user u on u.id = n.actor_id
            left join deal d on n.entity = 'deal' and d.id = n.entity_id
            left join lead l on n.entity = 'lead' and l.id = n.entity_id
            left join campaign c on n.entity = 'campaign' and c.id = n.entity_id
            left join account a on n.entity = 'account' and a.id = n.entity_id
            left join task t on n.entity = 'task' and t.id = n.entity_id
            left join import_run i on n.entity = 'import' and i.id = n.entity_id
            left join mail_thread h on n.entity = 'thread' and h.id = n.entity_id
            left join outgoing_mail o on n.entity = 'mail' and o.id = n.entity_id
            left join mailbox b on n.entity = 'mailbox' and b.id = n.entity_id or b.id = coalesce(h.mailbox_id, o.mailbox_id)
            left join activity y on y.id = n.activity_id""";

    private static final Keyset.Listing LISTING = new Keyset.Listing(COLUMNS, FROM, "n.id");
    /** A line of the bell, not the whole note. */
    private static final int EXCERPT = 160;

    private final Sql sql;
    private final Keyset keyset;

    NotificationRepository(Sql sql, Keyset keyset) {
        this.sql = sql;
        this.keyset = keyset;
    }

    Page<NotificationView> page(boolean unreadOnly, PageRequest page, Caller caller) {
        var where = visible(caller).and("n.in_app");
        if (unreadOnly) {
            where.and("n.read_at is null");
        }
        return keyset.page(LISTING, where, NotificationSort.class, "-at", page, NotificationRepository::view);
    }

    /** How many are unread, as far as {@value #MANY}. */
    long unread(Caller caller) {
        var where = visible(caller).and("n.in_app and n.read_at is null");
        return sql.count(
                "select count(*) from (select 1 from %s where %s limit %d) x".formatted(FROM, where.sql(), MANY),
                where.values());
    }

    /** What one mail tells: of what was put into it, what is still unread and to be seen, newest first. */
    List<NotificationView> ofDigest(UUID digestId, Caller caller, int most) {
        var where =
                visible(caller).and("n.digest_id = :digest", "digest", digestId).and("n.read_at is null");
        return sql.list(
                "select %s from %s where %s order by n.at desc, n.id desc limit %d"
                        .formatted(COLUMNS, FROM, where.sql(), most),
                where.values(),
                NotificationRepository::view);
    }

    boolean exists(UUID id, Caller caller) {
        var where = visible(caller).and("n.in_app").and("n.id = :id", "id", id);
        return sql.exists("select 1 from %s where %s".formatted(FROM, where.sql()), where.values());
    }

    /** Whether it was unread. */
    boolean markRead(UUID id, Instant now) {
        return sql.update(
                        "update notification set read_at = :now where id = :id and read_at is null",
                        Map.of("id", id, "now", now))
                > 0;
    }

    /** How many were unread. */
    int markAllRead(UUID person, Instant now) {
        return sql.update(
                "update notification set read_at = :now where user_id = :me and in_app and read_at is null",
                Map.of("me", person, "now", now));
    }

    int removeOlderThan(Instant moment) {
        return sql.update("delete from notification where at < :moment", Map.of("moment", moment))
                + sql.update("delete from digest where created_at < :moment", Map.of("moment", moment));
    }

    private static Where visible(Caller caller) {
        var deals = Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id");
        var leads = Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id");
        var campaigns = Visibility.ofCampaigns(caller, "c.id", "c.account_id");
        var accounts = Visibility.ofAccounts(caller, "a.id", "a.owner_id");
        var condition = """
                (n.entity_id is null or d.id is not null and %s or l.id is not null and %s or c.id is not null and %s
                    or a.id is not null and %s or t.id is not null and (t.assignee_id = :me or :seesAll)
                    or i.id is not null and :mayImport or b.id is not null and (b.user_id = :me or o.author_id = :me))""".formatted(deals.sql(), leads.sql(), campaigns.sql(), accounts.sql());
        return Where.of("n.user_id = :me")
                .and(condition)
                .bind("me", caller.id())
                .bind("seesAll", caller.seesAll())
                .bind("mayImport", caller.may(Permission.IMPORT));
    }

    private static NotificationView view(Row row) throws SQLException {
        return new NotificationView(
                row.uuid("id"),
                NotificationKind.ofKey(row.text("kind")),
                row.instant("at"),
                row.userRef("actor"),
                row.text("entity"),
                row.ref("record"),
                row.integer("count"),
                excerpt(row.text("text")),
                row.instant("read_at"));
    }

    private static @Nullable String excerpt(@Nullable String text) {
        if (text == null || text.codePointCount(0, text.length()) <= EXCERPT) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, EXCERPT)).strip() + "…";
    }
}
