package com.facturix.crm.inbox;

import java.util.Set;

/**
 * How a thread stands with those it is with.
 *
 * @param addresses of the lead it is linked to, in small letters
 * @param byHand somebody linked it, or said that it is linked to nothing: that holds for all that follows
 */
record Standing(MessageLink link, Set<String> addresses, boolean byHand) {
    static final Standing NEW = new Standing(MessageLink.NONE, Set.of(), false);
}
