package com.facturix.crm.tracking;

import java.util.UUID;

/**
 * What the pixel or a link in a mail stands for.
 *
 * @param tracking the row of {@code email_tracking}
 * @param link the link's place in the mail, from 0; {@value #PIXEL} for the pixel
 */
record Mark(UUID tracking, int link) {
    static final int PIXEL = 0xffff;

    static Mark pixel(UUID tracking) {
        return new Mark(tracking, PIXEL);
    }

    boolean isPixel() {
        return link == PIXEL;
    }
}
