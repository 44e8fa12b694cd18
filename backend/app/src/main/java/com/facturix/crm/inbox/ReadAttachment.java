package com.facturix.crm.inbox;

import org.jspecify.annotations.Nullable;

/**
 * A file in a message.
 *
 * @param position in the order of the message's parts, from 0
 * @param type by content, not by what the sender says
 * @param contentId of pictures that stand in the text
 */
record ReadAttachment(
        int position,
        String name,
        String type,
        byte[] content,
        @Nullable String contentId) {}
