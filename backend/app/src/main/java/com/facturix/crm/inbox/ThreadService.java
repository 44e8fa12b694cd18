package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What people read of threads. Reading leaves everything as it is: a thread is marked read by those who say so. */
@ApplicationScoped
class ThreadService {
    private final ThreadRepository threads;
    private final ThreadMessageQuery messages;
    private final CurrentCaller caller;

    ThreadService(ThreadRepository threads, ThreadMessageQuery messages, CurrentCaller caller) {
        this.threads = threads;
        this.messages = messages;
        this.caller = caller;
    }

    Page<ThreadSummary> page(ThreadFilter filter, PageRequest page) {
        return threads.page(filter, page, caller.get());
    }

    ThreadCounts counts() {
        return threads.counts(caller.get());
    }

    ThreadSummary summary(UUID id) {
        return threads.summary(id, caller.get()).orElseThrow(() -> Problems.notFound("thread"));
    }

    ThreadView view(UUID id) {
        return new ThreadView(summary(id), messages.of(id, caller.get()));
    }
}
