package com.facturix.crm.campaigns;

import com.facturix.crm.platform.templates.RichText;
import com.facturix.crm.platform.templates.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Fills a campaign's script and the answers to objections for one call. */
@ApplicationScoped
public class CallScripts {
    private final CampaignSettings settings;
    private final ObjectionRepository objections;

    CallScripts(CampaignSettings settings, ObjectionRepository objections) {
        this.settings = settings;
        this.objections = objections;
    }

    /**
     * What a BD reads out.
     *
     * @param html sanitised, with the values in it as text; null where the campaign has no script
     * @param missing tokens that had neither a value nor a fallback
     */
    @Schema(name = "CallScript")
    public record Filled(@Nullable String html, Set<String> missing, List<Answer> objections) {}

    /** An objection with its answer, as plain text. */
    @Schema(name = "CallScriptAnswer")
    public record Answer(UUID id, String title, String answer) {}

    public Filled fill(UUID campaignId, Map<LeadToken, @Nullable String> values) {
        var byKey = new HashMap<String, @Nullable String>();
        new EnumMap<>(values).forEach((token, value) -> byKey.put(token.key(), value));
        var missing = new LinkedHashSet<String>();
        var script = settings.stored(campaignId).script();
        String html = null;
        if (script != null) {
            var filled = RichText.fill(script, byKey);
            html = filled.text();
            missing.addAll(filled.missing());
        }
        var answers = objections.of(campaignId).stream()
                .map(objection ->
                        new Answer(objection.id(), objection.title(), Tokens.fill(objection.answer(), byKey, missing)))
                .toList();
        return new Filled(html, missing, answers);
    }
}
