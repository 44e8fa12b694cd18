package com.facturix.crm.platform.jobs;

import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;

/** The one gate to {@code job_failure}: what failed, how often and why, in words that give nothing away. */
@ApplicationScoped
class JobFailures {
    private static final int LONGEST = 500;
    private static final String HIDDEN = "…";
    /** {@code password=…}, {@code token: …} and the like, in whatever way they are written. */
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)\\b([a-z_-]*(?:password|passwd|pwd|secret|token|credentials?|api[_-]?key|authorization))(\"?\\s*[=:]\\s*)(?:bearer\\s+|basic\\s+)?[^\\s,;&)\\]}]+");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[a-z0-9+/._~=-]{8,}");
    /** The user and password in front of an address. */
    private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)[^\\s/@]+@");

    private final Sql sql;
    private final Events events;
    private final Clock clock;

    JobFailures(Sql sql, Events events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    void note(String job, String id, int failures, Throwable cause, boolean gaveUp) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update(
                    """
                    insert into job_failure (task_name, task_instance, failed_at, failures, error, gave_up)
                    values (:job, :id, :now, :failures, :error, :gaveUp)
                    on conflict (task_name, task_instance) do update
                        set failed_at = :now, failures = :failures, error = :error, gave_up = :gaveUp
                    """,
                    Map.of(
                            "job", job,
                            "id", id,
                            "now", clock.instant(),
                            "failures", failures,
                            "error", describe(cause),
                            "gaveUp", gaveUp));
            events.fire(() -> new JobEvent.Changed(job));
        });
    }

    /** Says that work of this kind has begun or ended. */
    void news(String job) {
        QuarkusTransaction.requiringNew().run(() -> events.fire(() -> new JobEvent.Changed(job)));
    }

    /** A later try succeeded. */
    void forget(String job, String id) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (remove(job, id)) {
                events.fire(() -> new JobEvent.Changed(job));
            }
        });
    }

    /** Whether there was such a failure. */
    boolean remove(String job, String id) {
        return sql.update(
                        "delete from job_failure where task_name = :job and task_instance = :id",
                        Map.of("job", job, "id", id))
                > 0;
    }

    /** The first line of what began it all. Values that a statement was given stand behind it, and stay out. */
    static String describe(Throwable cause) {
        var root = cause;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var message = root.getMessage() == null
                ? ""
                : root.getMessage().lines().findFirst().orElse("");
        var text = root.getClass().getSimpleName() + (message.isBlank() ? "" : ": " + withoutSecrets(message.strip()));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + HIDDEN;
    }

    private static String withoutSecrets(String message) {
        var named = NAMED_SECRET.matcher(message).replaceAll("$1$2" + HIDDEN);
        var bearer = BEARER.matcher(named).replaceAll("$1 " + HIDDEN);
        return LOGIN_IN_ADDRESS.matcher(bearer).replaceAll("$1" + HIDDEN + "@");
    }
}
