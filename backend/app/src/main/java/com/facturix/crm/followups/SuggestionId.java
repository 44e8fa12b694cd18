package com.facturix.crm.followups;

import com.facturix.crm.platform.api.Problems;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** What a suggestion is found again by: it is computed anew each time, so that its kind and lead are its name. */
record SuggestionId(SuggestionKind kind, UUID leadId) {
    private static final Pattern FORM =
            Pattern.compile("(callback_missed|no_next_step|no_touch)\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** Refuses with 404 what names none. */
    static SuggestionId parse(String text) {
        var parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw Problems.notFound("suggestion");
        }
        return new SuggestionId(SuggestionKind.ofKey(parts.group(1)), UUID.fromString(parts.group(2)));
    }

    @Override
    public String toString() {
        return kind.key() + "." + leadId;
    }
}
