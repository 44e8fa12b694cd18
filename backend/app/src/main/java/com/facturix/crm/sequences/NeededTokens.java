package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Which tokens the mails of a sequence cannot do without, and where a lead has them. */
@ApplicationScoped
class NeededTokens {
    /** One without a text to stand in for it. */
    private static final Pattern WITHOUT_FALLBACK = Pattern.compile("\\{\\{\\s*([A-Za-z]+)\\s*}}");

    /** What is true of {@code lead l} and {@code account a} that lack it; the others are never missing. */
    private static final Map<String, String> LACKING = lacking();

    private final Sql sql;

    NeededTokens(Sql sql) {
        this.sql = sql;
    }

    private static Map<String, String> lacking() {
        var lacking = new LinkedHashMap<String, String>();
        lacking.put("firstName", "l.first_name is null");
        lacking.put("lastName", "l.last_name is null");
        lacking.put("jobTitle", "l.job_title is null");
        lacking.put("company", "l.company is null");
        lacking.put("city", "l.city is null");
        lacking.put("country", "l.country is null");
        lacking.put("phone", "l.phone is null");
        lacking.put("website", "l.website is null");
        lacking.put("accountWebsite", "a.website is null");
        var noDeal =
                "not exists (select 1 from deal d join stage g on g.key = d.stage where d.lead_id = l.id and g.kind = 'open')";
        lacking.put("dealName", noDeal);
        lacking.put("dealValue", noDeal);
        return lacking;
    }

    /** An expression: the names of those that {@code lead l} of {@code account a} lacks, empty where it has all. */
    String missing(Course course) {
        var cases = of(course).stream()
                .filter(LACKING::containsKey)
                .map(token -> "case when %s then '%s' end".formatted(LACKING.get(token), token))
                .toList();
        return cases.isEmpty() ? "''" : "concat_ws(', ', " + String.join(", ", cases) + ")";
    }

    private Set<String> of(Course course) {
        var variants = course.all().stream()
                .map(stop -> stop.settings().mail())
                .filter(Objects::nonNull)
                .flatMap(mail -> mail.variants().stream())
                .toList();
        List<String> texts = new ArrayList<>();
        variants.forEach(variant -> {
            texts.add(Objects.requireNonNullElse(variant.subject(), ""));
            texts.add(Objects.requireNonNullElse(variant.body(), ""));
        });
        var templates = variants.stream()
                .map(Variant::templateId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!templates.isEmpty()) {
            texts.addAll(sql.list(
                    "select subject || ' ' || body as text from mail_template where id = any(:ids)",
                    Map.of("ids", templates),
                    row -> row.text("text")));
        }
        Set<String> needed = new LinkedHashSet<>();
        texts.forEach(text -> WITHOUT_FALLBACK.matcher(text).results().forEach(match -> needed.add(match.group(1))));
        return needed;
    }
}
