package com.facturix.crm.platform.api;

import java.util.Locale;
import java.util.UUID;

/** A person, as shown on a card: name and the avatar's initials. */
public record UserRef(UUID id, String name, String initials) {
    public UserRef(UUID id, String name) {
        this(id, name, initialsOf(name));
    }

    /** First letters of the first and last word, upper case; one letter for one word. */
    public static String initialsOf(String name) {
        var words = name.trim().split("\\s+");
        var first = firstLetter(words[0]);
        return words.length == 1 ? first : first + firstLetter(words[words.length - 1]);
    }

    private static String firstLetter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
