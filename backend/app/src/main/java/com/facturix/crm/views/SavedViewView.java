package com.facturix.crm.views;

import com.facturix.crm.platform.api.May;
import com.facturix.crm.platform.api.UserRef;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A view in the row of tabs above its list. */
@Schema(name = "SavedView")
public record SavedViewView(
        UUID id,
        ListPage page,
        String name,
        boolean shared,
        Map<String, String> search,
        int position,
        UserRef owner,
        May may,
        long version) {}
