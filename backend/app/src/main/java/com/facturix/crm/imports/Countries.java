package com.facturix.crm.imports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Countries by ISO 3166 code or by English or French name. */
final class Countries {
    /** Shorter names are too near to each other to guess. */
    private static final int GUESSED_FROM = 5;

    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    /** The code for a name or code as a person would write it. */
    static Optional<String> find(String text) {
        var upper = text.strip().toUpperCase(Locale.ROOT);
        if (CODES.contains(upper)) {
            return Optional.of(upper);
        }
        return Optional.ofNullable(BY_NAME.get(Names.squeeze(text)));
    }

    /** The code of the one country whose name is nearest, where it is only a slip or two away: Philipines. */
    static Optional<String> guess(String text) {
        var wanted = Names.squeeze(text);
        if (wanted.length() < GUESSED_FROM) {
            return Optional.empty();
        }
        var allowed = wanted.length() < 8 ? 1 : 2;
        String best = null;
        var distance = allowed + 1;
        var tied = false;
        for (var name : BY_NAME.entrySet()) {
            var away = name.getKey().length() < GUESSED_FROM
                    ? distance + 1
                    : Slips.between(wanted, name.getKey(), allowed);
            if (away < distance) {
                distance = away;
                best = name.getValue();
                tied = false;
            } else if (away == distance && best != null && !best.equals(name.getValue())) {
                tied = true;
            }
        }
        return best == null || distance > allowed || tied ? Optional.empty() : Optional.of(best);
    }

    private static Map<String, String> byName() {
        var names = new HashMap<String, String>();
        for (var code : CODES) {
            var country = Locale.of("", code);
            names.put(Names.squeeze(country.getDisplayCountry(Locale.ENGLISH)), code);
            names.put(Names.squeeze(country.getDisplayCountry(Locale.FRENCH)), code);
            names.put(Names.squeeze(country.getISO3Country()), code);
        }
        names.putAll(Map.ofEntries(
                Map.entry("usa", "US"),
                Map.entry("us", "US"),
                Map.entry("unitedstatesofamerica", "US"),
                Map.entry("etatsunisdamerique", "US"),
                Map.entry("america", "US"),
                Map.entry("uk", "GB"),
                Map.entry("greatbritain", "GB"),
                Map.entry("grandebretagne", "GB"),
                Map.entry("england", "GB"),
                Map.entry("angleterre", "GB"),
                Map.entry("scotland", "GB"),
                Map.entry("wales", "GB"),
                Map.entry("northernireland", "GB"),
                Map.entry("korea", "KR"),
                Map.entry("coree", "KR"),
                Map.entry("republicofkorea", "KR"),
                Map.entry("holland", "NL"),
                Map.entry("hollande", "NL"),
                Map.entry("czechrepublic", "CZ"),
                Map.entry("republiquetcheque", "CZ"),
                Map.entry("uae", "AE"),
                Map.entry("emirats", "AE"),
                Map.entry("turkey", "TR"),
                Map.entry("russianfederation", "RU"),
                Map.entry("vietnam", "VN"),
                Map.entry("ivorycoast", "CI"),
                Map.entry("hongkong", "HK"),
                Map.entry("macau", "MO")));
        return Map.copyOf(names);
    }
}
