package com.facturix.crm.users;

import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Role;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which people a list shows. */
public class UserFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the name or e-mail address, whatever its case and accents.")
    @Nullable
    String q;

    @QueryParam("role")
    @Size(max = 3)
    List<Role> role = List.of();

    @QueryParam("active")
    @Nullable
    Boolean active;

    @QueryParam("service")
    @Parameter(description = "true: the service accounts of integrators instead of people.")
    @Nullable
    Boolean service;

    Where where() {
        return Where.all()
                .and("(u.name_fold like fold(:q) or fold(u.email) like fold(:q))", "q", Where.contains(q))
                .and(
                        "u.role = any(:roles)",
                        "roles",
                        role.stream().map(Role::key).toList())
                .and("u.active = :active", "active", active)
                .and("u.kind = :kind", "kind", Boolean.TRUE.equals(service) ? "service" : "person");
    }
}
