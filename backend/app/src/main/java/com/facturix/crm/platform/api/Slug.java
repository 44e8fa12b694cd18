package com.facturix.crm.platform.api;

import java.text.Normalizer;
import java.util.Locale;

/** Makes the key of a thing from the name that people give it. */
public final class Slug {
    /** Leaves room for a number within the 60 characters of key columns. */
    private static final int LONGEST = 50;

    private Slug() {}

    /** "Réunion n° 2" becomes {@code reunion_n_2}; what has no Latin letter at its start gets {@code prefix} there. */
    public static String of(String label, String prefix) {
        var plain = Normalizer.normalize(label, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        var key = plain.isEmpty() ? prefix : Character.isDigit(plain.charAt(0)) ? prefix + "_" + plain : plain;
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST).replaceAll("_+$", "");
    }
}
