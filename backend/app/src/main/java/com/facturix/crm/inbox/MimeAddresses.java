package com.facturix.crm.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People in headers, as senders write them: groups, comments, unquoted names, encoded words and mere names. */
final class MimeAddresses {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\],;:\"]+@[^\\s<>()\\[\\],;:\"]+");
    private static final Pattern COMMENT = Pattern.compile("\\(([^)]*)\\)");
    private static final int MOST = 500;
    private static final int LONGEST = 320;

    private MimeAddresses() {}

    /** Somebody a mail is from or to; at least one of both is there. */
    record Person(@Nullable String name, @Nullable String address) {}

    static List<Person> read(String header) {
        var people = new ArrayList<Person>();
        for (var part : parts(header)) {
            if (people.size() == MOST) {
                break;
            }
            var person = person(part);
            if (person != null) {
                people.add(person);
            }
        }
        return people;
    }

    /** Cuts at commas and semicolons that separate people, and takes names of groups away. */
    private static List<String> parts(String header) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var quoted = false;
        var comment = 0;
        var angle = false;
        for (var i = 0; i < header.length(); i++) {
            var letter = header.charAt(i);
            if (letter == '\\' && i + 1 < header.length() && (quoted || comment > 0)) {
                part.append(letter).append(header.charAt(++i));
                continue;
            }
            if (letter == '"' && comment == 0) {
                quoted = !quoted && header.indexOf('"', i + 1) > 0;
            } else if (!quoted && letter == '(') {
                comment++;
            } else if (!quoted && letter == ')' && comment > 0) {
                comment--;
            } else if (!quoted && comment == 0) {
                angle = letter == '<' || angle && letter != '>';
                if (!angle && (letter == ',' || letter == ';')) {
                    parts.add(part.toString());
                    part.setLength(0);
                    continue;
                }
                if (!angle && letter == ':' && part.indexOf("@") < 0) {
                    part.setLength(0);
                    continue;
                }
            }
            part.append(letter);
        }
        parts.add(part.toString());
        return parts;
    }

    private static @Nullable Person person(String part) {
        var open = part.lastIndexOf('<');
        var close = part.indexOf('>', open + 1);
        if (open >= 0) {
            var inside =
                    part.substring(open + 1, close < 0 ? part.length() : close).strip();
            var address = address(inside);
            var name = name(part.substring(0, open));
            // Names stand behind their address now and then.
            var behind = name == null && close >= 0 ? name(part.substring(close + 1)) : name;
            return address == null && behind == null ? null : new Person(behind, address);
        }
        var found = ADDRESS.matcher(COMMENT.matcher(part).replaceAll(" "));
        if (found.find()) {
            var comment = COMMENT.matcher(part)
                    .results()
                    .map(hit -> hit.group(1))
                    .findFirst()
                    .orElse("");
            var address = found.group();
            var around = COMMENT.matcher(part).replaceAll(" ").replace(address, " ");
            var name = name(around) == null ? name(comment) : name(around);
            return new Person(name, MimeText.cut(address, LONGEST));
        }
        var name = name(part);
        return name == null ? null : new Person(name, null);
    }

    private static @Nullable String address(String inside) {
        var bare = MimeWords.decode(inside).replaceAll("^(?i)mailto:", "").replaceAll("[\\s\"]", "");
        return bare.isEmpty() || bare.indexOf('@') < 0 ? null : MimeText.cut(bare, LONGEST);
    }

    private static @Nullable String name(String text) {
        var bare = text.strip();
        var unquoted = bare.replaceAll("^[\"']+|[\"']+$", "").replaceAll("\\\\(.)", "$1");
        var name = MimeWords.decode(unquoted)
                .replaceAll("\\s+", " ")
                .replaceAll("^[\"']+|[\"']+$", "")
                .strip();
        return name.isEmpty() ? null : MimeText.cut(name, 300);
    }
}
