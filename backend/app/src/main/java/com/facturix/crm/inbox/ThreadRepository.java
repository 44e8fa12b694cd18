package com.facturix.crm.inbox;

import com.facturix.crm.inbox.ThreadActions.Chosen;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to threads as people read them: what a caller may not see is not there. */
@ApplicationScoped
class ThreadRepository {
    /** Counting stops here. */
    private static final int MANY = 1000;

    private static final String COLUMNS = """
            t.id, t.mailbox_id, b.address, b.user_id as owner_id, o.name as owner_name, t.subject, t.people, t.snippet,
            t.message_count, t.unread_count, t.has_attachments, t.has_inbound, t.flagged,
            l.id as lead_id, l.full_name as lead_name, d.id as deal_id, d.name as deal_name,
            a.id as account_id, a.name as account_name, c.id as campaign_id, c.name as campaign_name,
            (select json_build_object('opens', sum(e.opens), 'clicks', sum(e.clicks), 'lastOpenedAt', max(e.last_opened_at))
                from mail_message m join email_tracking e on e.mail_id = m.id
                where m.thread_id = t.id and m.direction = 'out' having count(*) > 0) as tracking,
            t.snoozed_until, t.done_at, t.returned_at, t.last_message_at, t.version""";

    private static final String IN_MAILBOXES = "t.mailbox_id = any(cast(:mailboxes as uuid[]))";

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;

    ThreadRepository(Sql sql, Keyset keyset, Json json) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
    }

    /** How a list is read. */
    record ListQuery(Keyset.Listing listing, Where where) {}

    Page<ThreadSummary> page(ThreadFilter filter, PageRequest page, Caller caller) {
        var order = filter.folder().order();
        var sort = page.sort() == null ? order : page.sort();
        if (!sort.replace("-", "").equals(order.replace("-", ""))) {
            throw Problems.invalidParameter("sort", "must be %s in this folder, in either direction".formatted(order));
        }
        var list = list(filter, caller);
        return keyset.page(list.listing(), list.where(), ThreadSort.class, sort, page, row -> summary(row, caller));
    }

    /**
     * Each mailbox has its threads in order: of several, the first ones of each are read. What a text or a record finds
     * anywhere is found first and ordered afterwards.
     */
    ListQuery list(ThreadFilter filter, Caller caller) {
        var mailboxes = mailboxes(filter, caller);
        var where = Threads.visible(caller, "t").and(filter.where()).bind("mailboxes", mailboxes);
        var anywhere = filter.mailboxId == null && filter.scope() == ThreadScope.VISIBLE && filter.namesRecord();
        if (anywhere || filter.isSearch()) {
            var all = new Keyset.Listing(COLUMNS, "mail_thread t " + joins(caller), "t.id");
            return new ListQuery(all, anywhere ? where : where.and(IN_MAILBOXES));
        }
        return new ListQuery(
                new Keyset.Listing(
                        COLUMNS, joins(caller), "t.id", (condition, order) -> """
                (select x.* from unnest(cast(:mailboxes as uuid[])) as w (id) cross join lateral
                    (select t.* from mail_thread t where t.mailbox_id = w.id and %s%s) x) t""".formatted(condition, order)),
                where);
    }

    private List<UUID> mailboxes(ThreadFilter filter, Caller caller) {
        if (filter.mailboxId != null) {
            return List.of(filter.mailboxId);
        }
        var whose = filter.scope() == ThreadScope.MINE
                ? "user_id = :me"
                : caller.seesAll() ? "true" : "(user_id = :me or shared)";
        return sql.list("select id from mailbox where " + whose, Map.of("me", caller.id()), row -> row.uuid("id"));
    }

    /** What a thread hangs on, as far as the caller sees it. Outer joins: a count of the list leaves them out. */
    private static String joins(Caller caller) {
        return """
                left join mailbox b on b.id = t.mailbox_id
                left join app_user o on o.id = b.user_id
                left join lead l on l.id = t.lead_id and %s
                left join deal d on d.id = t.deal_id and %s
                left join account a on a.id = t.account_id and %s
                left join campaign c on c.id = t.campaign_id and %s""".formatted(
                Visibility.ofLeads(caller, "l.owner_id", "l.campaign_id").sql(),
                Visibility.of(caller, "d.owner_id", "d.account_id", "d.campaign_id")
                        .sql(),
                Visibility.ofAccounts(caller, "a.id", "a.owner_id").sql(),
                Visibility.ofCampaigns(caller, "c.id", "c.account_id").sql());
    }

    Optional<ThreadSummary> summary(UUID id, Caller caller) {
        return summaries(List.of(id), caller).stream().findFirst();
    }

    /** Those of these threads that the caller sees. */
    List<ThreadSummary> summaries(List<UUID> ids, Caller caller) {
        var where = Threads.visible(caller, "t").and("t.id = any(:ids)").bind("ids", ids);
        return sql.list(
                "select %s from mail_thread t %s where %s".formatted(COLUMNS, joins(caller), where.sql()),
                where.values(),
                row -> summary(row, caller));
    }

    /** The threads of a list, at most so many of them, for what is done with all. */
    List<Chosen> matching(ThreadFilter filter, Caller caller, int most) {
        var where = list(filter, caller).where();
        if (filter.mailboxId != null || filter.scope() == ThreadScope.MINE || !filter.namesRecord()) {
            where.and(IN_MAILBOXES);
        }
        return chosen(where, most);
    }

    /** Those of these threads that the caller sees, for what is done with them. */
    List<Chosen> chosen(List<UUID> ids, Caller caller) {
        return chosen(Threads.visible(caller, "t").and("t.id = any(:ids)").bind("ids", ids), ids.size());
    }

    private List<Chosen> chosen(Where where, int most) {
        return sql.list(
                "select t.id, t.mailbox_id, b.user_id from mail_thread t join mailbox b on b.id = t.mailbox_id where %s limit %d"
                        .formatted(where.sql(), most),
                where.values(),
                row -> new Chosen(row.uuid("id"), row.uuid("mailbox_id"), row.uuid("user_id")));
    }

    ThreadCounts counts(Caller caller) {
        var inbox =
                "from mail_thread t where t.mailbox_id = any(array(select id from mailbox where user_id = :me)) and ";
        var outgoing = "from outgoing_mail where author_id = :me and state = ";
        return sql.one(
                "select %s as unread, %s as inbox, %s as snoozed, %s as drafts, %s as scheduled, %s as failed"
                        .formatted(
                                upToMany(inbox + ThreadFolder.INBOX.condition() + " and t.unread_count > 0"),
                                upToMany(inbox + ThreadFolder.INBOX.condition()),
                                upToMany(inbox + ThreadFolder.SNOOZED.condition()),
                                upToMany(outgoing + "'draft'"),
                                upToMany(outgoing + "'waiting'"),
                                upToMany(outgoing + "'failed'")),
                Map.of("me", caller.id()),
                row -> new ThreadCounts(
                        row.number("unread"),
                        row.number("inbox"),
                        row.number("snoozed"),
                        row.number("drafts"),
                        row.number("scheduled"),
                        row.number("failed")));
    }

    private static String upToMany(String source) {
        return "(select count(*) from (select 1 %s limit %d) x)".formatted(source, MANY);
    }

    private ThreadSummary summary(Row row, Caller caller) throws SQLException {
        var owner = new UserRef(row.uuid("owner_id"), row.text("owner_name"));
        return new ThreadSummary(
                row.uuid("id"),
                new ThreadMailbox(row.uuid("mailbox_id"), row.text("address"), owner),
                row.text("subject"),
                row.text("people"),
                row.text("snippet"),
                row.integer("message_count"),
                row.integer("unread_count"),
                row.flag("has_attachments"),
                row.flag("has_inbound"),
                row.flag("flagged"),
                row.ref("lead"),
                row.ref("deal"),
                row.ref("account"),
                row.ref("campaign"),
                tracking(row.text("tracking")),
                row.instant("snoozed_until"),
                row.instant("done_at"),
                row.instant("returned_at"),
                row.instant("last_message_at"),
                caller.mayWriteOwnedBy(owner.id()),
                row.number("version"));
    }

    private @Nullable TrackingSums tracking(@Nullable String sums) {
        return sums == null ? null : json.read(sums, TrackingSums.class);
    }
}
