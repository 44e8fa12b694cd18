package com.facturix.crm.outbox;

import com.facturix.crm.inbox.Threads;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a mail goes on with: the thread it belongs to and the message it answers. */
@ApplicationScoped
class Conversations {
    /** RFC 5322 limits a line, not the list; the first and the latest ones are what clients thread by. */
    private static final int MOST_REFERENCES = 20;

    private final Sql sql;
    private final CurrentCaller caller;

    Conversations(Sql sql, CurrentCaller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** Refuses with 400 a thread that is not of the mailbox, and a message that the caller does not see. */
    void check(UUID mailboxId, @Nullable UUID threadId, @Nullable UUID replyToId) {
        if (threadId != null
                && !sql.exists(
                        "select 1 from mail_thread where id = :id and mailbox_id = :mailbox",
                        Map.of("id", threadId, "mailbox", mailboxId))) {
            throw Problems.invalid("threadId", "is not a conversation of this mailbox");
        }
        if (replyToId != null) {
            var where = Threads.visible(caller.get(), "t").and("m.id = :id", "id", replyToId);
            if (!sql.exists(
                    "select 1 from mail_message m join mail_thread t on t.id = m.thread_id where " + where.sql(),
                    where.values())) {
                throw Problems.invalid("replyToId", "is not a message you can see");
            }
        }
    }

    /**
     * The heads that put a mail behind what it answers.
     *
     * @param inReplyTo a Message-ID without its brackets
     * @param references oldest first, the answered one last
     */
    record Place(String inReplyTo, List<String> references) {}

    /** Behind the answered message, or the latest of the thread; empty where there is nothing with a Message-ID. */
    Optional<Place> place(@Nullable UUID threadId, @Nullable UUID replyToId) {
        if (replyToId != null) {
            var answered = place("select internet_id, reference_ids from mail_message where id = :id", replyToId);
            if (answered.isPresent()) {
                return answered;
            }
        }
        return threadId == null ? Optional.empty() : place("""
                        select internet_id, reference_ids from mail_message
                        where thread_id = :id and internet_id is not null order by at desc, id desc limit 1
                        """, threadId);
    }

    private Optional<Place> place(String statement, UUID id) {
        return sql.first(statement, Map.of("id", id), row -> {
                    var answered = row.text("internet_id");
                    return answered == null
                            ? Optional.<Place>empty()
                            : Optional.of(new Place(answered, references(row.texts("reference_ids"), answered)));
                })
                .flatMap(place -> place);
    }

    private static List<String> references(List<String> before, String answered) {
        var all = new ArrayList<>(before);
        all.remove(answered);
        all.add(answered);
        if (all.size() > MOST_REFERENCES) {
            all.subList(1, all.size() - MOST_REFERENCES + 1).clear();
        }
        return all;
    }
}
