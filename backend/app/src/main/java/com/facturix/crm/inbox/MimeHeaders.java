package com.facturix.crm.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header of a message or of a part, unfolded but not decoded, in the order in which it came. */
final class MimeHeaders {
    private record Field(String name, String value) {}

    private final List<Field> fields = new ArrayList<>();

    /** Adds a field as it stands on the wire, folded lines and all. A line that is no field is passed over. */
    void add(byte[] raw, int length) {
        var line = MimeText.guess(raw, 0, length);
        var colon = line.indexOf(':');
        if (colon > 0) {
            var value =
                    line.substring(colon + 1).replaceAll("\r?\n(?=[ \t])", "").replaceAll("[\r\n]+", " ");
            fields.add(new Field(line.substring(0, colon).strip(), value.strip()));
        }
    }

    /** The first field of this name that says something. */
    Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** As {@link #first}, with encoded words read. */
    Optional<String> text(String name) {
        return first(name).map(MimeWords::decode).map(String::strip);
    }

    List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }
}
