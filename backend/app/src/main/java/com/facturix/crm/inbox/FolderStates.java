package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code mail_folder}: how far each has been read moves with what was read, in one transaction. */
@ApplicationScoped
class FolderStates {
    private static final String COLUMNS =
            "id, mailbox_id, name, role, uid_validity, first_uid, last_uid, mod_seq, first_done_at, last_sync_at,"
                    + " failing_since, flags_from";

    private final Sql sql;
    private final Clock clock;

    FolderStates(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The folder of this name, put down if it is new. */
    @Transactional
    FolderState get(UUID mailboxId, String name, FolderRole role) {
        return sql.one(
                """
                insert into mail_folder (id, mailbox_id, name, role) values (:id, :mailbox, :name, :role)
                on conflict (mailbox_id, name) do update set role = excluded.role
                returning %s""".formatted(COLUMNS),
                Map.of("id", Ids.next(), "mailbox", mailboxId, "name", name, "role", role.key()),
                FolderStates::state);
    }

    /** Begins to read a folder: downwards from {@code nextUid}, and upwards as new ones come. */
    @Transactional
    FolderState begin(FolderState folder, long uidValidity, long nextUid, long messages) {
        // Uids of another validity mean other messages: where each lies is found out anew, by what it is.
        sql.update("delete from mail_place where folder_id = :id", Map.of("id", folder.id()));
        sql.update("delete from mail_skip where folder_id = :id", Map.of("id", folder.id()));
        return sql.one(
                """
                update mail_folder set uid_validity = :validity, first_uid = :next, last_uid = :next - 1, mod_seq = null,
                    first_done_at = null, messages = :messages, seen = 0, stored = 0, skipped = 0, flags_from = null
                where id = :id returning %s""".formatted(COLUMNS),
                Map.of("id", folder.id(), "validity", uidValidity, "next", nextUid, "messages", messages),
                FolderStates::state);
    }

    /**
     * Keeps the folder for this transaction, and its mailbox before it, as all do who put something into a mailbox.
     *
     * @throws Stale where somebody else has read on
     */
    void lock(FolderState folder) {
        var now = sql.first("""
                select %s from mail_folder where id = :id and mailbox_id =
                    (select b.id from mailbox b where b.id = mail_folder.mailbox_id for no key update)
                for update
                """.formatted(COLUMNS), Map.of("id", folder.id()), FolderStates::state);
        if (now.isEmpty()
                || !Objects.equals(now.get().uidValidity(), folder.uidValidity())
                || !Objects.equals(now.get().firstUid(), folder.firstUid())
                || !Objects.equals(now.get().lastUid(), folder.lastUid())) {
            throw new Stale();
        }
    }

    /** Says that messages have been read as far as this. */
    FolderState advance(FolderState folder, long firstUid, long lastUid, int stored, int skipped) {
        return sql.one(
                """
                update mail_folder set first_uid = :first, last_uid = :last, seen = seen + :seen, stored = stored + :stored,
                    skipped = skipped + :skipped
                where id = :id returning %s""".formatted(COLUMNS),
                Map.of(
                        "id",
                        folder.id(),
                        "first",
                        firstUid,
                        "last",
                        lastUid,
                        "seen",
                        stored + skipped,
                        "stored",
                        stored,
                        "skipped",
                        skipped),
                FolderStates::state);
    }

    /** Says that these were looked at, and are stored from where else they lie. */
    FolderState passOver(FolderState folder, LongSummaryStatistics uids) {
        return sql.one(
                """
                update mail_folder set first_uid = least(first_uid, :first), last_uid = greatest(last_uid, :last),
                    seen = seen + :seen
                where id = :id returning %s""".formatted(COLUMNS),
                Map.of("id", folder.id(), "first", uids.getMin(), "last", uids.getMax(), "seen", uids.getCount()),
                FolderStates::state);
    }

    /** The folder has been read whole. */
    @Transactional
    FolderState done(FolderState folder, long messages, @Nullable Long modSeq, Instant now) {
        return sql.one(
                """
                update mail_folder set first_done_at = coalesce(first_done_at, :now), last_sync_at = :now,
                    messages = :messages, mod_seq = coalesce(:modSeq, mod_seq)
                where id = :id returning %s""".formatted(COLUMNS),
                Where.all()
                        .bind("id", folder.id())
                        .bind("now", now)
                        .bind("messages", messages)
                        .bind("modSeq", modSeq)
                        .values(),
                FolderStates::state);
    }

    /** This folder cannot be read; the others of its mailbox can. */
    @Transactional
    void failed(FolderState folder, FolderTrouble trouble) {
        sql.update(
                """
                update mail_folder set problem = :problem, words = :words, failing_since = coalesce(failing_since, :now)
                where id = :id
                """,
                Map.of(
                        "id",
                        folder.id(),
                        "problem",
                        trouble.problem().key(),
                        "words",
                        MimeText.cut(MimeText.clean(trouble.words()), 1000),
                        "now",
                        clock.instant()));
    }

    /** Says from where upwards marks were read again; null: to the end. */
    @Transactional
    void readMarksFrom(FolderState folder, @Nullable Long uid) {
        sql.update(
                "update mail_folder set flags_from = cast(:uid as bigint) where id = :id",
                Where.all().bind("uid", uid).bind("id", folder.id()).values());
    }

    /** This folder can be read again. */
    @Transactional
    void works(FolderState folder) {
        sql.update(
                "update mail_folder set problem = null, words = null, failing_since = null where id = :id",
                Map.of("id", folder.id()));
    }

    /** Folders that the server does not list any more are no trouble. */
    @Transactional
    void forgetTroubles(UUID mailboxId, List<String> listed) {
        sql.update("""
                update mail_folder set problem = null, words = null, failing_since = null
                where mailbox_id = :mailbox and failing_since is not null and name <> all(:listed)
                """, Map.of("mailbox", mailboxId, "listed", listed));
    }

    private static FolderState state(Row row) throws SQLException {
        return new FolderState(
                row.uuid("id"),
                row.uuid("mailbox_id"),
                row.text("name"),
                FolderRole.ofKey(row.text("role")),
                number(row, "uid_validity"),
                number(row, "first_uid"),
                number(row, "last_uid"),
                number(row, "mod_seq"),
                row.instant("first_done_at") != null,
                row.instant("last_sync_at"),
                row.instant("failing_since") != null,
                number(row, "flags_from"));
    }

    private static @Nullable Long number(Row row, String column) throws SQLException {
        return row.text(column) == null ? null : row.number(column);
    }

    /** Two read the same folder: one of them was taken for dead, and is not needed any more. */
    static final class Stale extends RuntimeException {
        Stale() {
            super("Somebody else reads this folder", null, false, false);
        }
    }
}
