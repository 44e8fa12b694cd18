package com.facturix.crm.imports;

import org.eclipse.microprofile.config.ConfigProvider;

/** How many rows the service under test takes at a time. */
final class Chunk {
    static final int ROWS = ConfigProvider.getConfig().getValue("facturix.imports.chunk", Integer.class);

    private Chunk() {}
}
