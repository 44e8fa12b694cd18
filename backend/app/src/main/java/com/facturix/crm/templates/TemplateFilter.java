package com.facturix.crm.templates;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which templates a list shows. */
public class TemplateFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Words in the name or the subject.")
    @Nullable
    String q;

    @QueryParam("language")
    @Size(max = 7)
    List<MailLanguage> language = List.of();

    @QueryParam("scope")
    @Nullable
    TemplateScope scope;

    @QueryParam("archived")
    @DefaultValue("false")
    @Parameter(description = "The archived ones instead of those in use.")
    boolean archived;

    Where where() {
        var where = Where.of(archived ? "t.archived_at is not null" : "t.archived_at is null")
                .and("t.search_fold like fold(:q)", "q", Where.contains(q))
                .in(
                        "t.language",
                        "languages",
                        language.stream().map(MailLanguage::key).toList());
        if (scope == null) {
            return where;
        }
        return where.and(scope == TemplateScope.TEAM ? "t.owner_id is null" : "t.owner_id is not null");
    }
}
