package com.facturix.crm.accounts;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which accounts a list shows. Several values of one filter mean any of them. */
public class AccountFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the name, whatever its case and accents.")
    @Nullable
    String q;

    @QueryParam("ownerId")
    @Size(max = 100)
    List<UUID> ownerId = List.of();

    @QueryParam("country")
    @Size(max = 100)
    List<String> country = List.of();

    @QueryParam("industry")
    @Size(max = 100)
    List<String> industry = List.of();

    @QueryParam("parentId")
    @Nullable
    UUID parentId;

    Where where() {
        return Where.all()
                .and("a.name_fold like fold(:q)", "q", Where.contains(q))
                .and("a.owner_id = any(:owners)", "owners", ownerId)
                .and("a.country = any(:countries)", "countries", country)
                .and("a.industry = any(:industries)", "industries", industry)
                .and("a.parent_id = :parent", "parent", parentId);
    }
}
