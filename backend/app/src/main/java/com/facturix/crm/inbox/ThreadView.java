package com.facturix.crm.inbox;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A whole thread, oldest message first. */
@Schema(name = "Thread")
public record ThreadView(ThreadSummary thread, List<ThreadMessage> messages) {}
