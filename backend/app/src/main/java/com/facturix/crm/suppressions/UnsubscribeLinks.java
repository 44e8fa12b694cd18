package com.facturix.crm.suppressions;

import java.net.URI;

/**
 * How one reader of one mail unsubscribes.
 *
 * @param page asks before it acts, for the text of the mail
 * @param listUnsubscribe the value of the header List-Unsubscribe (RFC 2369)
 * @param listUnsubscribePost the value of the header List-Unsubscribe-Post (RFC 8058)
 */
public record UnsubscribeLinks(URI page, String listUnsubscribe, String listUnsubscribePost) {
    /** What a mail client posts in the reader's name, and what the header promises it may. */
    static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    static UnsubscribeLinks to(URI page) {
        return new UnsubscribeLinks(page, "<" + page + ">", ONE_CLICK);
    }
}
