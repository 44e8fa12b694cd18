package com.facturix.crm.sequences;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps as requests have them, for tests to read as prose. */
final class SequenceSteps {
    private SequenceSteps() {}

    static Map<String, Object> mail(String subject) {
        return mail("new", variant("A", 1, subject));
    }

    static Map<String, Object> reply() {
        var variant =
                new HashMap<String, Object>(Map.of("key", "A", "weight", 1, "body", "<p>Did you see my mail?</p>"));
        return mail("reply", variant);
    }

    @SafeVarargs
    static Map<String, Object> mail(String thread, Map<String, Object>... variants) {
        return step("mail", Map.of("thread", thread, "variants", List.of(variants)));
    }

    static Map<String, Object> variant(String key, int weight, String subject) {
        return Map.of(
                "key", key, "weight", weight, "subject", subject, "body", "<p>Good morning {{firstName|there}},</p>");
    }

    static Map<String, Object> pause(int amount, String unit) {
        return step("wait", Map.of("amount", amount, "unit", unit));
    }

    static Map<String, Object> task(String title, boolean waitForDone) {
        return Map.of("kind", "call_task", "task", Map.of("title", title, "dueInHours", 4, "waitForDone", waitForDone));
    }

    static Map<String, Object> ifDone(
            String what, int withinDays, List<Map<String, Object>> yes, List<Map<String, Object>> no) {
        return step("condition", Map.of("what", what, "withinDays", withinDays, "yes", yes, "no", no));
    }

    @SafeVarargs
    static List<Map<String, Object>> list(Map<String, Object>... steps) {
        return new ArrayList<>(List.of(steps));
    }

    private static Map<String, Object> step(String kind, Map<String, Object> part) {
        return Map.of("kind", kind, kind, part);
    }
}
