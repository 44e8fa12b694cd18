package com.facturix.crm.platform.api;

import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys under which POSTs were answered, and the answers, for a day. */
@ApplicationScoped
class IdempotencyKeys {
    private final Sql sql;
    private final Json json;

    IdempotencyKeys(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    record Answer(
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {}

    private record Held(byte[] hash, @Nullable Answer answer) {}

    /**
     * Takes the key: empty means go ahead, an answer means it was done before. Who took it a minute ago and has not
     * answered died over it: then the next one takes it over.
     */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Answer> claim(UUID user, String key, byte[] hash) {
        var fresh = sql.update("""
                insert into idempotency_key (user_id, key, request_hash, created_at)
                values (:user, :key, :hash, now())
                on conflict (user_id, key) do update set created_at = now()
                    where idempotency_key.status is null and idempotency_key.request_hash = excluded.request_hash
                        and idempotency_key.created_at < now() - interval '1 minute'
                """, Map.of("user", user, "key", key, "hash", hash));
        if (fresh == 1) {
            return Optional.empty();
        }
        var held = sql.one(
                """
                select request_hash, status, location, etag, body from idempotency_key
                where user_id = :user and key = :key
                """,
                Map.of("user", user, "key", key),
                row -> new Held(
                        row.bytes("request_hash"),
                        row.integerOrNull("status") == null
                                ? null
                                : new Answer(
                                        row.integer("status"),
                                        row.text("location"),
                                        row.text("etag"),
                                        row.text("body"))));
        if (!MessageDigest.isEqual(held.hash(), hash)) {
            throw Problems.conflict("idempotency_key_reused", "This Idempotency-Key stood on another request.");
        }
        if (held.answer() == null) {
            throw Problems.conflict("in_progress", "The first request with this Idempotency-Key is still under way.");
        }
        return Optional.of(held.answer());
    }

    @Transactional(TxType.REQUIRES_NEW)
    void complete(
            UUID user,
            String key,
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable Object body) {
        var values = Where.all()
                .bind("user", user)
                .bind("key", key)
                .bind("status", status)
                .bind("location", location)
                .bind("etag", etag)
                .bind("body", body == null ? null : json.write(body))
                .values();
        sql.update("""
                update idempotency_key set status = :status, location = :location, etag = :etag, body = :body
                where user_id = :user and key = :key
                """, values);
    }

    /** After a refusal the same key may be tried again. */
    @Transactional(TxType.REQUIRES_NEW)
    void release(UUID user, String key) {
        sql.update(
                "delete from idempotency_key where user_id = :user and key = :key and status is null",
                Map.of("user", user, "key", key));
    }

    @Scheduled(every = "1h", delayed = "10m")
    @Transactional
    void forget() {
        sql.update("delete from idempotency_key where created_at < now() - interval '1 day'", Map.of());
    }
}
