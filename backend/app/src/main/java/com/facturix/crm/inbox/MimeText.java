package com.facturix.crm.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes of mails as text: by the character set that they name, or by the one that they must be in. */
final class MimeText {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    /** Names that mails use for sets which Java knows otherwise, and sets that are in truth larger ones. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("utf8", "utf-8"),
            Map.entry("unicode", "utf-8"));

    private MimeText() {}

    /** The text of {@code bytes} in the set of this name; in the likeliest one where there is no such set. */
    static String decode(byte[] bytes, @Nullable String charset) {
        return charset(charset).map(known -> clean(new String(bytes, known))).orElseGet(() -> guess(bytes));
    }

    /** Whether text in a set of this name can be read. */
    static boolean knows(String charset) {
        return charset(charset).isPresent() || isAscii(name(charset));
    }

    /** UTF-8 where it is that, Japanese mail where it shifts as that does, and else Western European. */
    static String guess(byte[] bytes) {
        return guess(bytes, 0, bytes.length);
    }

    static String guess(byte[] bytes, int from, int length) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
            return clean(
                    text.contains("\u001b$B") || text.contains("\u001b$@")
                            ? new String(bytes, from, length, Charset.forName("ISO-2022-JP"))
                            : text);
        } catch (CharacterCodingException e) {
            return clean(new String(bytes, from, length, WESTERN));
        }
    }

    /** Without what PostgreSQL cannot keep: NUL, and halves of characters. */
    static String clean(String text) {
        var bare = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        for (var i = 0; i < bare.length(); i++) {
            if (Character.isSurrogate(bare.charAt(i))) {
                return new String(bare.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return bare;
    }

    /** At most {@code length} characters, none of them cut in half. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static Optional<Charset> charset(@Nullable String charset) {
        if (charset == null) {
            return Optional.empty();
        }
        var name = name(charset);
        if (isAscii(name)) {
            return Optional.empty();
        }
        var other = OTHERWISE.getOrDefault(name, name);
        try {
            return Charset.isSupported(other) ? Optional.of(Charset.forName(other)) : plain(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> plain(String name) {
        return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    }

    private static String name(String charset) {
        return charset.strip().replaceAll("^[\"']+|[\"']+$", "").toLowerCase(Locale.ROOT);
    }

    /** What says that it is ASCII and is not, is looked at more closely. */
    private static boolean isAscii(String name) {
        return name.isEmpty() || name.equals("us-ascii") || name.equals("ascii") || name.startsWith("ansi_x3");
    }
}
