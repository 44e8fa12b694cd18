package com.facturix.crm.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/** Takes any bytes apart as a message: what is broken is read as far as it goes. */
final class MimeReader {
    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxContentLen(-1)
            .setMalformedHeaderStartsBody(false)
            .build();
    /** Deeper than people forward; a message can be made of nothing but nested parts. */
    private static final int DEEPEST = 30;

    private static final int MOST_PARTS = 1000;

    private final List<String> problems = new ArrayList<>();
    private final MimeTokenStream tokens = new MimeTokenStream(LENIENT);
    private int parts;

    private MimeReader() {}

    /** The parts of a message, and why some could not be read. */
    record Result(MimePart part, List<String> problems) {}

    static Result read(byte[] raw) {
        return new MimeReader().whole(raw);
    }

    private Result whole(byte[] raw) {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(raw));
        var part = entity(0);
        return new Result(part, List.copyOf(problems));
    }

    /** Reads from the start of a message or part to its end. */
    private MimePart entity(int depth) {
        var headers = new MimeHeaders();
        var content = new byte[0];
        var children = new ArrayList<MimePart>();
        var type = "text/plain";
        Map<String, String> parameters = Map.of();
        try {
            for (var state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                switch (state) {
                    case T_FIELD -> {
                        var raw = tokens.getField().getRaw();
                        if (raw != null) {
                            headers.add(raw.toByteArray(), raw.length());
                        }
                    }
                    case T_END_HEADER ->
                        parameters = headers.all("Content-Type").stream()
                                .map(MimeWords::parameters)
                                .reduce(Map.of(), (first, second) -> first.isEmpty() ? second : first);
                    case T_START_MULTIPART ->
                        type = type(tokens.getBodyDescriptor().getMimeType());
                    case T_BODY -> {
                        type = type(tokens.getBodyDescriptor().getMimeType());
                        content = content(content, tokens.getDecodedInputStream());
                    }
                    case T_PREAMBLE -> content = content(content, tokens.getInputStream());
                    case T_START_BODYPART -> children.add(child(depth));
                    case T_END_MESSAGE, T_END_BODYPART -> {
                        return part(headers, type, parameters, content, children);
                    }
                    default -> {}
                }
            }
        } catch (IOException | MimeException | RuntimeException e) {
            problems.add("broken structure: " + e.getMessage());
        }
        return part(headers, type, parameters, content, children);
    }

    private MimePart child(int depth) throws IOException, MimeException {
        if (depth >= DEEPEST || ++parts > MOST_PARTS) {
            throw new MimeException("more parts than anybody writes");
        }
        tokens.next();
        return entity(depth + 1);
    }

    private MimePart part(
            MimeHeaders headers, String type, Map<String, String> parameters, byte[] content, List<MimePart> children) {
        if (type.startsWith("multipart/") && children.isEmpty()) {
            if (content.length > 0) {
                problems.add("a message of several parts without its boundary");
            }
            return new MimePart(headers, "text/plain", parameters, content, List.of());
        }
        var encoding = headers.first("Content-Transfer-Encoding").orElse("");
        var decoded = MimeUu.isNamed(encoding) ? MimeUu.decode(content) : content;
        return new MimePart(headers, type, parameters, decoded, List.copyOf(children));
    }

    /** What can be decoded of it, if not all can. */
    private byte[] content(byte[] before, InputStream stream) {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes(before);
        try {
            stream.transferTo(out);
        } catch (IOException | RuntimeException e) {
            problems.add("a part that breaks off: " + e.getMessage());
        }
        return out.toByteArray();
    }

    private static String type(String type) {
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
