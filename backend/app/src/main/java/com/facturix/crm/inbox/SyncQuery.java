package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.CurrentCaller;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people are told of how a mailbox stands: their own, and managers of all. */
@ApplicationScoped
class SyncQuery {
    /** Of {@code mail_skip}: what may be stored another time, and is not to be tried again already. */
    static final String TRIABLE = "reason in ('gone', 'unreadable', 'failed') and again_at is null";

    private static final Keyset.Listing SKIPS = new Keyset.Listing(
            "k.id, f.name as folder, k.reason, k.words, k.subject, k.sender, m.thread_id, k.at",
            "mail_skip k join mail_folder f on f.id = k.folder_id left join mail_message m on m.id = k.message_id",
            "k.id");
    private static final int MOST = 20;
    private static final TypeReference<List<SyncView.LeftOutFolder>> LEFT_OUT = new TypeReference<>() {};

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;
    private final CurrentCaller caller;
    private final Clock clock;

    SyncQuery(Sql sql, Keyset keyset, Json json, CurrentCaller caller, Clock clock) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /** 404 for mailboxes that are not the caller's to know of. */
    void requireVisible(UUID mailboxId) {
        var where = Where.of("id = :id").bind("id", mailboxId);
        if (!caller.get().seesAll()) {
            where.and("user_id = :me", "me", caller.id());
        }
        if (!sql.exists("select 1 from mailbox where " + where.sql(), where.values())) {
            throw Problems.notFound("mailbox");
        }
    }

    SyncView view(UUID mailboxId) {
        requireVisible(mailboxId);
        var folders = sql.list("""
                select * from mail_folder where mailbox_id = :id
                order by array_position(array['inbox', 'sent', 'archive', 'other', 'all'], role), name
                """, Map.of("id", mailboxId), SyncQuery::folder);
        var triable = sql.count(
                "select count(*) from mail_skip where mailbox_id = :id and " + TRIABLE, Map.of("id", mailboxId));
        return sql.first(
                        "select * from mail_sync where mailbox_id = :id",
                        Map.of("id", mailboxId),
                        row -> view(row, folders, triable))
                .orElseGet(() -> new SyncView(
                        SyncView.State.WAITING, false, null, null, 0, 0, 0, 0, 0, false, folders, List.of(), null));
    }

    private SyncView view(Row row, List<SyncView.Folder> folders, long triable) throws SQLException {
        var last = row.instant("last_sync_at");
        return new SyncView(
                SyncView.State.ofKey(row.text("state")),
                row.instant("first_done_at") != null,
                last,
                last == null
                        ? null
                        : Math.max(0, Duration.between(last, clock.instant()).toSeconds()),
                folders.stream().mapToLong(SyncView.Folder::seen).sum(),
                folders.stream().mapToLong(SyncView.Folder::stored).sum(),
                folders.stream().mapToLong(SyncView.Folder::skipped).sum(),
                triable,
                folders.stream()
                        .filter(folder -> !folder.complete())
                        .mapToLong(folder -> Math.max(0, folder.messages() - folder.seen()))
                        .sum(),
                row.flag("pushes"),
                folders,
                json.read(row.text("left_out"), LEFT_OUT),
                failure(row, row.instant("next_try_at")));
    }

    private static SyncView.@Nullable Failure failure(Row row, @Nullable Instant nextTryAt) throws SQLException {
        var since = row.instant("failing_since");
        var problem = row.text("problem");
        return problem == null || since == null
                ? null
                : new SyncView.Failure(problem, row.text("words") == null ? "" : row.text("words"), since, nextTryAt);
    }

    private static SyncView.Folder folder(Row row) throws SQLException {
        return new SyncView.Folder(
                row.uuid("id"),
                row.text("name"),
                FolderRole.ofKey(row.text("role")),
                row.number("messages"),
                row.number("seen"),
                row.number("stored"),
                row.number("skipped"),
                row.instant("first_done_at") != null,
                row.instant("last_sync_at"),
                failure(row, null));
    }

    Page<SkipView> skips(UUID mailboxId, PageRequest page) {
        requireVisible(mailboxId);
        var where = Where.of("k.mailbox_id = :mailbox").bind("mailbox", mailboxId);
        return keyset.page(
                SKIPS,
                where,
                SkipSort.class,
                "-at",
                page,
                row -> new SkipView(
                        row.uuid("id"),
                        row.text("folder"),
                        SkipReason.ofKey(row.text("reason")),
                        row.text("words"),
                        row.text("subject"),
                        row.text("sender"),
                        row.uuid("thread_id"),
                        row.instant("at")));
    }

    /** What became of messages that are looked for: the newest first. */
    FoundMessage.Answer find(UUID mailboxId, FindFilter filter) {
        requireVisible(mailboxId);
        if (filter.isEmpty()) {
            throw Problems.invalidParameter("messageId", "or from or subject has to be given");
        }
        var found = new ArrayList<FoundMessage>();
        var stored = conditions("m", "from_address", mailboxId, filter);
        found.addAll(sql.list("""
                select m.thread_id, m.internet_id, m.subject, m.from_address as sender, m.at, null as reason, m.problem,
                    array(select f.name from mail_place p join mail_folder f on f.id = p.folder_id
                        where p.message_id = m.id order by f.name) as folders
                from mail_message m where %s order by m.at desc, m.id desc limit %d
                """.formatted(stored.sql(), MOST), stored.values(), SyncQuery::found));
        var skipped = conditions("k", "sender", mailboxId, filter).and("k.reason <> 'duplicate'");
        found.addAll(sql.list("""
                select null::uuid as thread_id, k.internet_id, k.subject, k.sender, k.at, k.reason, k.words as problem,
                    array[f.name] as folders
                from mail_skip k join mail_folder f on f.id = k.folder_id where %s order by k.at desc, k.id desc limit %d
                """.formatted(skipped.sql(), MOST), skipped.values(), SyncQuery::found));
        var complete = sql.exists(
                "select 1 from mail_sync where mailbox_id = :id and first_done_at is not null and state <> 'failing'",
                Map.of("id", mailboxId));
        return new FoundMessage.Answer(found, complete);
    }

    private static Where conditions(String alias, String sender, UUID mailboxId, FindFilter filter) {
        return Where.of(alias + ".mailbox_id = :mailbox")
                .bind("mailbox", mailboxId)
                .and(alias + ".internet_id = :id", "id", filter.bare())
                .and("lower(" + alias + "." + sender + ") = :sender", "sender", filter.sender())
                .and("fold(" + alias + ".subject) like fold(:subject)", "subject", Where.contains(filter.subject));
    }

    private static FoundMessage found(Row row) throws SQLException {
        var reason = row.text("reason");
        return new FoundMessage(
                row.uuid("thread_id"),
                row.text("internet_id"),
                row.text("subject"),
                row.text("sender"),
                row.instant("at"),
                row.texts("folders"),
                reason == null ? null : SkipReason.ofKey(reason),
                row.text("problem"));
    }
}
