package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code mail_folder}: how far each has been read moves with what was read, in one transaction. */
@ApplicationScoped
class FolderStates {
    private static final String COLUMNS =
            "id, mailbox_id, name, role, uid_validity, first_uid, last_uid, mod_seq, first_done_at, last_sync_at";

    private final Sql sql;

    FolderStates(Sql sql) {
        this.sql = sql;
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
                    first_done_at = null, messages = :messages, seen = 0, stored = 0, skipped = 0
                where id = :id returning %s""".formatted(COLUMNS),
                Map.of("id", folder.id(), "validity", uidValidity, "next", nextUid, "messages", messages),
                FolderStates::state);
    }

    /**
     * Keeps the folder for this transaction.
     *
     * @throws Stale where somebody else has read on
     */
    void lock(FolderState folder) {
        var now = sql.first(
                "select %s from mail_folder where id = :id for update".formatted(COLUMNS),
                Map.of("id", folder.id()),
                FolderStates::state);
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
                row.instant("last_sync_at"));
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
