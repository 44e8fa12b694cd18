package com.facturix.crm.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message or a part of one.
 *
 * @param type without parameters, in small letters
 * @param parameters of the type
 * @param content decoded; of a multipart only what stands outside its parts
 * @param parts of a multipart
 */
record MimePart(
        MimeHeaders headers, String type, Map<String, String> parameters, byte[] content, List<MimePart> parts) {
    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** This part and all parts in it. */
    Stream<MimePart> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(MimePart::all));
    }

    String text() {
        return MimeText.decode(content, parameters.get("charset"));
    }

    /** The file's name, where it has one. */
    Optional<String> fileName() {
        var disposed = headers.first("Content-Disposition").map(MimeWords::parameters);
        return disposed.map(parameters -> parameters.get("filename"))
                .or(() -> Optional.ofNullable(parameters.get("name")))
                .map(name -> MimeWords.decode(name)
                        .replaceAll("[\\p{Cntrl}/\\\\]", "_")
                        .strip())
                .filter(name -> !name.isEmpty())
                .map(name -> MimeText.cut(name, 300));
    }

    boolean isAttached() {
        return headers.first("Content-Disposition")
                .map(value -> value.strip().toLowerCase(Locale.ROOT).startsWith("attachment"))
                .orElse(false);
    }

    @Nullable
    String contentId() {
        return headers.first("Content-ID")
                .map(id -> MimeText.cut(id.replaceAll("[<>\\s]", ""), 300))
                .orElse(null);
    }
}
