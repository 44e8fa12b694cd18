package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.files.FileType;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that go with a draft. What they are is read in them, not in their name. */
@ApplicationScoped
class MailAttachments {
    private static final int MB = 1024 * 1024;
    /** Written in base64 the whole stays below what large providers take, which is 25 MB. */
    static final int MOST_BYTES = 18 * MB;

    private static final int MOST_FILES = 20;
    private static final int LONGEST_NAME = 200;
    /** Programs for Windows, Linux and macOS, and scripts: what no provider lets through, and nobody should be sent. */
    private static final List<byte[]> PROGRAMS = List.of(
            new byte[] {'M', 'Z'},
            new byte[] {0x7f, 'E', 'L', 'F'},
            new byte[] {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe},
            new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe},
            new byte[] {'#', '!'});

    private static final Set<String> PROGRAM_NAMES = Set.of(
            "exe", "com", "bat", "cmd", "scr", "pif", "msi", "js", "jse", "vbs", "vbe", "wsf", "hta", "lnk", "jar",
            "ps1", "cpl", "reg", "iso", "img");

    private final MailDrafts drafts;
    private final OutgoingMailRepository mails;
    private final Events events;
    private final Sql sql;
    private final Clock clock;

    MailAttachments(MailDrafts drafts, OutgoingMailRepository mails, Events events, Sql sql, Clock clock) {
        this.drafts = drafts;
        this.mails = mails;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    /** A file as it goes out. */
    record Content(String name, String type, byte[] bytes) {}

    @Transactional
    MailView add(UUID mailId, Path file, @Nullable String givenName, @Nullable String claimedType) {
        var mail = drafts.forEditing(mailId);
        var name = name(givenName);
        try {
            checkRoom(mailId, Files.size(file));
            add(mailId, name, Files.readAllBytes(file), claimedType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return changed(mail);
    }

    @Transactional
    MailView remove(UUID mailId, int position) {
        var mail = drafts.forEditing(mailId);
        if (sql.update(
                        "delete from outgoing_attachment where mail_id = :id and position = :position",
                        Map.of("id", mailId, "position", position))
                == 0) {
            throw Problems.notFound("attachment");
        }
        return changed(mail);
    }

    List<Content> of(UUID mailId) {
        return sql.list(
                "select name, type, bytes from outgoing_attachment where mail_id = :id order by position",
                Map.of("id", mailId),
                row -> new Content(row.text("name"), row.text("type"), row.bytes("bytes")));
    }

    private MailView changed(OutgoingMail mail) {
        mail.changed(clock.instant());
        events.fire(() -> new OutboxEvent.Drafted(mail.id(), mail.version(), mail.ties()));
        return drafts.view(mail.id());
    }

    private void add(UUID mailId, String name, byte[] bytes, @Nullable String claimedType) {
        if (bytes.length == 0) {
            throw Problems.invalid("file", "is empty");
        }
        if (isProgram(name, bytes)) {
            throw Problems.invalid("file", "is a program, which mail servers do not let through");
        }
        var type = FileType.of(bytes, claimedType == null ? FileType.UNKNOWN : claimedType);
        sql.update("""
                insert into outgoing_attachment (mail_id, position, name, type, size, bytes)
                values (:id, (select coalesce(max(position) + 1, 0) from outgoing_attachment where mail_id = :id),
                    :name, :type, :size, :bytes)
                """, Map.of("id", mailId, "name", name, "type", type, "size", bytes.length, "bytes", bytes));
    }

    private void checkRoom(UUID mailId, long size) {
        var there = mails.attachments(mailId);
        if (there.size() >= MOST_FILES) {
            throw Problems.invalid("file", "is one more than the %d that a mail can take".formatted(MOST_FILES));
        }
        if (there.stream().mapToLong(AttachmentView::size).sum() + size > MOST_BYTES) {
            throw Problems.of(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "attachments_too_large",
                    "The files of a mail may have %d MB together.".formatted(MOST_BYTES / MB));
        }
    }

    /** The last part of what the sender calls it: folders are nobody's business. */
    private static String name(@Nullable String given) {
        var path = given == null ? "" : given.strip();
        var name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        if (name.isEmpty()) {
            throw Problems.invalid("file", "has no name");
        }
        Heads.check("file", name);
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    private static boolean isProgram(String name, byte[] bytes) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return PROGRAM_NAMES.contains(extension) || PROGRAMS.stream().anyMatch(mark -> begins(bytes, mark));
    }

    private static boolean begins(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && java.util.Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
