package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which node listens for which mailbox: a lease in its row, that runs out when the node falls silent. */
@ApplicationScoped
class SyncLeases {
    private static final Duration LEASE = Duration.ofSeconds(40);
    /** Connections that one node holds at most; what is more is polled. */
    private static final int MOST = 400;

    private final Sql sql;
    private final Clock clock;

    SyncLeases(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Shows that the node lives; the mailboxes that are its from now on: an equal share of all. */
    @Transactional
    Set<UUID> renew(String node) {
        var now = clock.instant();
        sql.update("""
                insert into mail_watcher (node, seen_at) values (:node, :now)
                on conflict (node) do update set seen_at = excluded.seen_at
                """, Map.of("node", node, "now", now));
        sql.update("delete from mail_watcher where seen_at < :since", Map.of("since", now.minus(LEASE)));
        var nodes = sql.count("select count(*) from mail_watcher", Map.of());
        var all = sql.count("select count(*) from mail_sync where pushes and state <> 'failing'", Map.of());
        var share = (int) Math.min(MOST, (all + nodes - 1) / Math.max(1, nodes));
        var until = now.plus(LEASE);
        // What is over the share goes back, for a node that has come since.
        sql.update("""
                update mail_sync set watcher = null, watched_until = null where mailbox_id in (
                    select mailbox_id from mail_sync where watcher = :node order by mailbox_id offset :share)
                """, Map.of("node", node, "share", share));
        var held = new HashSet<>(sql.list("""
                update mail_sync set watched_until = :until where watcher = :node and pushes and state <> 'failing'
                returning mailbox_id""", Map.of("node", node, "until", until), row -> row.uuid("mailbox_id")));
        if (held.size() < share) {
            held.addAll(sql.list(
                    """
                    update mail_sync set watcher = :node, watched_until = :until where mailbox_id in (
                        select s.mailbox_id from mail_sync s join mailbox m on m.id = s.mailbox_id
                        join app_user u on u.id = m.user_id
                        where s.pushes and s.state <> 'failing' and u.active
                            and (s.watcher is null or s.watched_until < :now)
                        order by s.mailbox_id limit :free for update of s skip locked)
                    returning mailbox_id""",
                    Map.of("node", node, "until", until, "now", now, "free", share - held.size()),
                    row -> row.uuid("mailbox_id")));
        }
        return held;
    }

    /** Gives all back at once: the node stops. */
    @Transactional
    void release(String node) {
        sql.update(
                "update mail_sync set watcher = null, watched_until = null where watcher = :node",
                Map.of("node", node));
        sql.update("delete from mail_watcher where node = :node", Map.of("node", node));
    }
}
