package com.facturix.crm.inbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Encoded words of headers (RFC 2047) and parameters in parts (RFC 2231), also where senders got them wrong. */
final class MimeWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*)\\?=");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;]{1,60})\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"?|[^;]*)");

    private MimeWords() {}

    /**
     * The text with its encoded words read. Neighbours in one set are read together: senders cut characters in half. A
     * word in a set that nobody knows is read as what it most likely is.
     */
    static String decode(String text) {
        var words = WORD.matcher(text);
        var out = new StringBuilder();
        var bytes = new ByteArrayOutputStream();
        String charset = null;
        var end = 0;
        while (words.find()) {
            var between = text.substring(end, words.start());
            var set = words.group(1).replaceAll("\\*.*", "").toLowerCase(Locale.ROOT);
            var adjoins = charset != null && between.isBlank();
            if (!adjoins || !set.equals(charset)) {
                flush(bytes, charset, out);
                out.append(adjoins ? "" : between);
            }
            charset = set;
            bytes.writeBytes(word(words.group(2), words.group(3)));
            end = words.end();
        }
        flush(bytes, charset, out);
        return out.append(text.substring(end)).toString();
    }

    private static void flush(ByteArrayOutputStream bytes, @Nullable String charset, StringBuilder out) {
        if (bytes.size() > 0) {
            out.append(MimeText.decode(bytes.toByteArray(), charset).replaceAll("[\r\n]+", " "));
            bytes.reset();
        }
    }

    private static byte[] word(String encoding, String content) {
        return encoding.equalsIgnoreCase("b") ? base64(content) : quoted(content);
    }

    private static byte[] base64(String content) {
        var letters = content.replaceAll("[^A-Za-z0-9+/]", "");
        // One letter alone says less than a byte.
        var whole = letters.length() % 4 == 1 ? letters.substring(0, letters.length() - 1) : letters;
        return Base64.getDecoder().decode(whole);
    }

    private static byte[] quoted(String content) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < content.length(); i++) {
            var letter = content.charAt(i);
            if (letter == '=' && i + 2 < content.length() && isHex(content, i + 1) && isHex(content, i + 2)) {
                out.write(Integer.parseInt(content, i + 1, i + 3, 16));
                i += 2;
            } else if (letter == '_') {
                out.write(' ');
            } else {
                out.writeBytes(String.valueOf(letter).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static boolean isHex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0;
    }

    /** The parameters of a header such as Content-Type, by their names in small letters. */
    static Map<String, String> parameters(String header) {
        var plain = new TreeMap<String, String>();
        var parts = new TreeMap<String, Map<Integer, String>>();
        var found = PARAMETER.matcher(header);
        while (found.find()) {
            var name = found.group(1).toLowerCase(Locale.ROOT);
            var value = bare(found.group(2).strip());
            var star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, decode(value));
            } else {
                var rest = name.substring(star + 1).replace("*", "");
                var number = rest.matches("\\d{1,4}") ? Integer.parseInt(rest) : 0;
                parts.computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                        .put(number, (name.endsWith("*") ? "*" : "") + value);
            }
        }
        parts.forEach((name, values) -> plain.put(name, joined(values)));
        return plain;
    }

    /** {@code UTF-8''r%C3%A9sum%C3%A9.pdf}, in one part or in several. */
    private static String joined(Map<Integer, String> values) {
        var bytes = new ByteArrayOutputStream();
        String charset = null;
        for (var value : values.values()) {
            var encoded = value.startsWith("*");
            var content = encoded ? value.substring(1) : value;
            if (encoded && charset == null && content.indexOf('\'') >= 0) {
                charset = content.substring(0, content.indexOf('\''));
                content = content.substring(content.indexOf('\'', content.indexOf('\'') + 1) + 1);
            }
            bytes.writeBytes(encoded ? percent(content) : content.getBytes(StandardCharsets.UTF_8));
        }
        return MimeText.decode(bytes.toByteArray(), charset);
    }

    private static byte[] percent(String content) {
        var out = new ByteArrayOutputStream();
        for (var i = 0; i < content.length(); i++) {
            if (content.charAt(i) == '%'
                    && i + 2 < content.length()
                    && isHex(content, i + 1)
                    && isHex(content, i + 2)) {
                out.write(Integer.parseInt(content, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.writeBytes(String.valueOf(content.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String bare(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        var end = value.length() > 1 && value.endsWith("\"") ? value.length() - 1 : value.length();
        return value.substring(1, end).replaceAll("\\\\(.)", "$1");
    }
}
