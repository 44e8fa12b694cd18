package com.facturix.crm.suppressions;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Ids;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is not to be written to: asked before each mail, told by whoever learns of it. */
@ApplicationScoped
public class Suppressions {
    private static final int LONGEST_ADDRESS = 254;

    private final Sql sql;
    private final Events events;
    private final Clock clock;

    Suppressions(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /** The form in which addresses are kept and compared. */
    public static String normalised(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** Why this address is not to be written to on behalf of the account, or on anybody's; empty where it may be. */
    public Optional<SuppressionReason> reason(String address, @Nullable UUID accountId) {
        return Optional.ofNullable(among(List.of(address), accountId).get(normalised(address)));
    }

    /**
     * Those of {@code addresses} that are not to be written to, {@linkplain #normalised normalised}, with the reason; one
     * that holds for all goes before one for the account.
     */
    public Map<String, SuppressionReason> among(Collection<String> addresses, @Nullable UUID accountId) {
        var reasons = new HashMap<String, SuppressionReason>();
        if (addresses.isEmpty()) {
            return reasons;
        }
        var asked = addresses.stream().map(Suppressions::normalised).distinct().toList();
        sql.list(
                        """
                        select distinct on (address) address, reason from suppression
                        where address = any(:addresses) and (account_id is null or account_id = cast(:account as uuid))
                        order by address, account_id nulls first
                        """,
                        Where.all()
                                .bind("addresses", asked)
                                .bind("account", accountId)
                                .values(),
                        row -> Map.entry(row.text("address"), SuppressionReason.ofKey(row.text("reason"))))
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return reasons;
    }

    /**
     * From now on the address is not written to: on behalf of the account, or by anybody. What is so already stays as it
     * is, and is no news.
     *
     * @param mailId the mail it came of
     * @return whether it is news
     */
    @Transactional
    public boolean suppress(String address, @Nullable UUID accountId, SuppressionReason reason, @Nullable UUID mailId) {
        return add(address, accountId, reason, mailId, null, null).isPresent();
    }

    /** As {@link #suppress}; empty where it is so already, or where {@code address} cannot be one. */
    Optional<UUID> add(
            String address,
            @Nullable UUID accountId,
            SuppressionReason reason,
            @Nullable UUID mailId,
            @Nullable UUID actorId,
            @Nullable String note) {
        var normalised = normalised(address);
        if (normalised.length() < 3 || normalised.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        var id = Ids.next();
        var values = Where.all()
                .bind("id", id)
                .bind("address", normalised)
                .bind("account", accountId)
                .bind("reason", reason.key())
                .bind("mail", mailId)
                .bind("actor", actorId)
                .bind("note", note)
                .bind("now", clock.instant())
                .values();
        var added = sql.update("""
                insert into suppression (id, address, account_id, reason, mail_id, actor_id, note, created_at)
                values (:id, lower(:address), cast(:account as uuid), :reason, cast(:mail as uuid), cast(:actor as uuid),
                    cast(:note as text), :now)
                on conflict (address, account_id) do nothing
                """, values);
        if (added == 0) {
            return Optional.empty();
        }
        events.fire(() -> new SuppressionEvent.Added(id, normalised, accountId, reason, mailId));
        return Optional.of(id);
    }
}
