package com.facturix.crm.platform.outbound;

import java.io.IOException;

/** A host that people may not have this server speak to. The message names no address: that is not theirs to learn. */
public final class HostRefused extends IOException {
    HostRefused(String host) {
        super("%s is not a host on the public internet".formatted(host));
    }
}
