package com.facturix.crm.inbox;

import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Marks both ways: what is marked here goes to the server first, then what is marked there counts here. */
@ApplicationScoped
class FlagSync {
    private static final List<Flags.Flag> MARKS = List.of(Flags.Flag.SEEN, Flags.Flag.FLAGGED, Flags.Flag.ANSWERED);

    /** Messages {@code m} that are marked otherwise on the server, and of which nobody here has said anything since. */
    private static final String OTHERWISE = """
            json_to_recordset(cast(:rows as json)) as x (uid bigint, seen boolean, flagged boolean, answered boolean)
            join mail_place p on p.folder_id = :folder and p.uid = x.uid
            where m.id = p.message_id
                and (m.seen, m.flagged, m.answered) is distinct from (m.direction = 'out' or x.seen, x.flagged, x.answered)
                and not exists (select from mail_flag_change c where c.message_id = m.id)
            """;

    private static final Logger LOG = Logger.getLogger(FlagSync.class);

    private final Sql sql;
    private final Json json;
    private final MessageThreads threads;
    private final FolderStates folders;
    private final Mailboxes mailboxes;
    private final Events events;
    private final int newest;

    /**
     * @param newest of a server that does not count changes, so many of the newest messages are looked at each time, and as
     *     many older ones
     */
    FlagSync(
            Sql sql,
            Json json,
            MessageThreads threads,
            FolderStates folders,
            Mailboxes mailboxes,
            Events events,
            @ConfigProperty(name = "facturix.sync.marks") int newest) {
        this.newest = newest;
        this.sql = sql;
        this.json = json;
        this.threads = threads;
        this.folders = folders;
        this.mailboxes = mailboxes;
        this.events = events;
    }

    private record Mark(
            long uid,
            UUID messageId,
            @Nullable Boolean seen,
            @Nullable Boolean flagged,
            @Nullable Boolean answered,
            Instant at) {

        @Nullable
        Boolean of(Flags.Flag flag) {
            return flag == Flags.Flag.SEEN ? seen : flag == Flags.Flag.FLAGGED ? flagged : answered;
        }
    }

    boolean hasChanges(FolderState folder) {
        return !changes(folder).isEmpty();
    }

    void push(ImapFolder folder, FolderState state) throws MessagingException {
        var marks = changes(state);
        if (marks.isEmpty()
                || !folder.takesMarks()
                || state.uidValidity() == null
                || state.uidValidity() != folder.uidValidity()) {
            return;
        }
        try {
            for (var flag : MARKS) {
                mark(folder, marks, flag, true);
                mark(folder, marks, flag, false);
            }
        } catch (MessagingException e) {
            if (FolderTrouble.of(e).isEmpty()) {
                throw e;
            }
            LOG.warnf(
                    "A mail server does not take marks in a folder of mailbox %s: %s",
                    state.mailboxId(), e.getMessage());
        }
        // What somebody has marked anew meanwhile is still to be told.
        QuarkusTransaction.requiringNew()
                .run(() -> marks.forEach(mark -> sql.update(
                        "delete from mail_flag_change where message_id = :id and at = :at",
                        Map.of("id", mark.messageId(), "at", mark.at()))));
    }

    private static void mark(ImapFolder folder, List<Mark> marks, Flags.Flag flag, boolean set)
            throws MessagingException {
        var uids = marks.stream()
                .filter(mark -> Boolean.valueOf(set).equals(mark.of(flag)))
                .map(Mark::uid)
                .toList();
        if (!uids.isEmpty()) {
            folder.mark(uids, flag, set);
        }
    }

    private List<Mark> changes(FolderState folder) {
        return sql.list(
                """
                select p.uid, c.message_id, c.seen, c.flagged, c.answered, c.at from mail_flag_change c
                join mail_place p on p.message_id = c.message_id
                where c.mailbox_id = :mailbox and p.folder_id = :folder order by p.uid limit 1000
                """,
                Map.of("mailbox", folder.mailboxId(), "folder", folder.id()),
                row -> new Mark(
                        row.number("uid"),
                        row.uuid("message_id"),
                        row.text("seen") == null ? null : row.flag("seen"),
                        row.text("flagged") == null ? null : row.flag("flagged"),
                        row.text("answered") == null ? null : row.flag("answered"),
                        row.instant("at")));
    }

    /** Marks of messages that lie nowhere on the server have nobody to be told to. */
    void forgetUnplaced(UUID mailboxId) {
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                delete from mail_flag_change c where c.mailbox_id = :mailbox
                    and not exists (select from mail_place p where p.message_id = c.message_id)
                """, Map.of("mailbox", mailboxId)));
    }

    /** What has been marked on the server since the last time, and what has left it. */
    void pull(ImapFolder folder, FolderState state) throws MessagingException {
        forget(state, folder.vanished());
        var last = state.lastUid() == null ? 0 : state.lastUid();
        if (last == 0 || state.firstUid() > last) {
            return;
        }
        if (folder.countsChanges() && state.modSeq() != null) {
            if (!state.modSeq().equals(folder.modSeq())) {
                apply(state, folder.flags("1:" + last, state.modSeq()));
            }
            return;
        }
        var first = Math.max(state.firstUid(), last - newest);
        apply(state, folder.flags(first + ":" + last, null));
        pullOlder(folder, state, first);
    }

    /** Older ones in turn, from the newest down and from the start again. */
    private void pullOlder(ImapFolder folder, FolderState state, long first) throws MessagingException {
        var before = state.flagsFrom() == null ? first : Math.min(first, state.flagsFrom());
        if (before <= state.firstUid()) {
            if (state.flagsFrom() != null) {
                folders.readMarksFrom(state, null);
            }
            return;
        }
        var from = Math.max(state.firstUid(), before - newest);
        apply(state, folder.flags(from + ":" + (before - 1), null));
        folders.readMarksFrom(state, from);
    }

    private void forget(FolderState state, List<Long> uids) {
        if (!uids.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.update(
                            "delete from mail_place where folder_id = :folder and uid = any(:uids)",
                            Map.of("folder", state.id(), "uids", uids)));
        }
    }

    private void apply(FolderState state, Map<Long, MessageFlags.State> flags) {
        if (flags.isEmpty()) {
            return;
        }
        var rows = json.array();
        flags.forEach((uid, mark) -> rows.addObject()
                .put("uid", uid)
                .put("seen", mark.seen())
                .put("flagged", mark.flagged())
                .put("answered", mark.answered()));
        var values = Map.of("rows", json.write(rows), "folder", state.id());
        QuarkusTransaction.requiringNew().run(() -> {
            mailboxes.hold(List.of(state.mailboxId()));
            // Threads first, as who files them has it, so that neither waits for the other.
            var marked = sql.list("""
                    select id from mail_thread where id in (select m.thread_id from mail_message m, %s)
                    order by id for no key update
                    """.formatted(OTHERWISE), values, row -> row.uuid("id"));
            if (marked.isEmpty()) {
                return;
            }
            sql.update("""
                    update mail_message m set seen = m.direction = 'out' or x.seen, flagged = x.flagged, answered = x.answered
                    from %s""".formatted(OTHERWISE), values);
            threads.count(marked);
            var owner = sql.list(
                    "select user_id from mailbox where id = :id",
                    Map.of("id", state.mailboxId()),
                    row -> row.uuid("user_id"));
            events.fire(() -> new ThreadEvent.Marked(marked, List.of(state.mailboxId()), owner));
        });
    }
}
