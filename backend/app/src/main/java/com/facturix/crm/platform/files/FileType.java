package com.facturix.crm.platform.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a file is by its first bytes, whatever its sender calls it. */
public final class FileType {
    /** Anything: offered for saving, never shown. */
    public static final String UNKNOWN = "application/octet-stream";

    private record Mark(String type, int offset, byte[] bytes) {
        Mark(String type, int offset, String letters) {
            this(type, offset, letters.getBytes(StandardCharsets.ISO_8859_1));
        }

        boolean isOn(byte[] content) {
            return content.length >= offset + bytes.length
                    && Arrays.equals(content, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Mark> MARKS = List.of(
            new Mark("application/pdf", 0, "%PDF-"),
            new Mark("image/png", 0, "\u0089PNG\r\n\u001a\n"),
            new Mark("image/jpeg", 0, "\u00ff\u00d8\u00ff"),
            new Mark("image/gif", 0, "GIF87a"),
            new Mark("image/gif", 0, "GIF89a"),
            new Mark("image/webp", 8, "WEBP"),
            new Mark("application/zip", 0, "PK\u0003\u0004"),
            new Mark("application/gzip", 0, "\u001f\u008b"),
            new Mark("application/x-ole-storage", 0, "\u00d0\u00cf\u0011\u00e0"),
            new Mark("audio/mpeg", 0, "ID3"),
            new Mark("video/mp4", 4, "ftyp"));

    /** Texts, and the kinds of documents that share one container: believed where the content bears them out. */
    private static final Set<String> IN_ZIP = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/epub+zip");

    private static final Set<String> IN_OLE =
            Set.of("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint");
    private static final Set<String> TEXTS = Set.of(
            "text/plain",
            "text/csv",
            "text/calendar",
            "text/rfc822-headers",
            "message/rfc822",
            "message/delivery-status",
            "message/feedback-report");

    private FileType() {}

    /** The type of {@code content} that is said to be a {@code claimed}. */
    public static String of(byte[] content, String claimed) {
        for (var mark : MARKS) {
            if (mark.isOn(content)) {
                return switch (mark.type()) {
                    case "application/zip" -> IN_ZIP.contains(claimed) ? claimed : mark.type();
                    case "application/x-ole-storage" -> IN_OLE.contains(claimed) ? claimed : mark.type();
                    default -> mark.type();
                };
            }
        }
        return TEXTS.contains(claimed) && isText(content) ? claimed : UNKNOWN;
    }

    private static boolean isText(byte[] content) {
        for (var i = 0; i < Math.min(content.length, 1000); i++) {
            if (content[i] == 0) {
                return false;
            }
        }
        return true;
    }
}
