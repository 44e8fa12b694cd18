package com.facturix.crm.scoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a lead gets points for. {@code strength} is how far it applies, as SQL over {@link Scores}' rows: mostly 0 or 1;
 * what a lead did wears off by half in the half-life.
 */
public enum ScoreReason {
    @JsonProperty("has_email")
    HAS_EMAIL(Kind.FIELD, 5, "(l.email is not null)::integer"),
    @JsonProperty("has_phone")
    HAS_PHONE(Kind.FIELD, 10, "(l.phone_e164 is not null)::integer"),
    @JsonProperty("has_linkedin")
    HAS_LINKEDIN(Kind.FIELD, 5, "(l.linkedin is not null)::integer"),
    @JsonProperty("has_company")
    HAS_COMPANY(Kind.FIELD, 5, "(l.company is not null)::integer"),
    @JsonProperty("senior_title")
    SENIOR_TITLE(Kind.FIELD, 15, """
            (exists (select 1 from unnest(cast(:seniorWords as text[])) as word
                where ' ' || regexp_replace(fold(l.job_title), '\\W+', ' ', 'g') || ' ' like '% ' || fold(word) || ' %'))::integer"""),
    @JsonProperty("target_country")
    TARGET_COUNTRY(Kind.FIELD, 15, "coalesce(l.country = any(cast(:countries as text[])), false)::integer"),
    @JsonProperty("interested")
    INTERESTED(Kind.ENGAGEMENT, 40, decayed("a.interested_at"), "a.interested_at", null),
    @JsonProperty("meeting")
    MEETING(Kind.ENGAGEMENT, 30, decayed("a.meeting_at"), "a.meeting_at", null),
    @JsonProperty("replied")
    REPLIED(Kind.ENGAGEMENT, 25, decayed("a.replied_at"), "a.replied_at", null),
    @JsonProperty("callback")
    CALLBACK(Kind.ENGAGEMENT, 20, decayed("a.callback_at"), "a.callback_at", null),
    /** For each call that nobody answered, up to five. */
    @JsonProperty("unanswered")
    UNANSWERED(Kind.ENGAGEMENT, -3, "least(a.unanswered, 5)", null, "least(a.unanswered, 5)"),
    @JsonProperty("wrong_number")
    WRONG_NUMBER(Kind.ENGAGEMENT, -25, "(a.wrong_number_at is not null)::integer", "a.wrong_number_at", null),
    @JsonProperty("not_a_fit")
    NOT_A_FIT(Kind.ENGAGEMENT, -50, "(a.not_a_fit_at is not null)::integer", "a.not_a_fit_at", null),
    @JsonProperty("do_not_call")
    DO_NOT_CALL(Kind.ENGAGEMENT, -100, "l.do_not_call::integer"),
    /** Came in during the last two weeks. */
    @JsonProperty("fresh")
    FRESH(
            Kind.RECENCY,
            10,
            "(l.created_at > cast(:now as timestamptz) - interval '14 days')::integer",
            "l.created_at",
            null),
    /** Somebody spoke with them in the last week. */
    @JsonProperty("in_touch")
    IN_TOUCH(
            Kind.RECENCY,
            10,
            "coalesce(a.reached_at > cast(:now as timestamptz) - interval '7 days', false)::integer",
            "a.reached_at",
            null),
    /** No touch for a month, after there were some. */
    @JsonProperty("gone_quiet")
    GONE_QUIET(
            Kind.RECENCY,
            -10,
            "coalesce(a.touched_at < cast(:now as timestamptz) - interval '30 days', false)::integer",
            "a.touched_at",
            null);

    /** What sort of fact it is. */
    public enum Kind {
        @JsonProperty("field")
        FIELD,
        @JsonProperty("engagement")
        ENGAGEMENT,
        @JsonProperty("recency")
        RECENCY
    }

    private final Kind kind;
    private final int points;
    private final String strength;
    private final String since;
    private final String count;

    ScoreReason(Kind kind, int points, String strength) {
        this(kind, points, strength, null, null);
    }

    ScoreReason(Kind kind, int points, String strength, @Nullable String since, @Nullable String count) {
        this.kind = kind;
        this.points = points;
        this.strength = strength;
        this.since = since == null ? "null" : since;
        this.count = count == null ? "null" : count;
    }

    private static String decayed(String at) {
        return """
                (case when %1$s is null then 0 else power(0.5, least(30, greatest(0,
                    extract(epoch from cast(:now as timestamptz) - %1$s) / 86400 / :halfLife))) end)""".formatted(at);
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return kind;
    }

    /** Where a campaign says nothing else. */
    int usualPoints() {
        return points;
    }

    /** The points as whole ones, so that what a lead shows adds up to its score. */
    String sql() {
        return "round((%s)::numeric * :%s)::integer".formatted(strength, key());
    }

    String since() {
        return since;
    }

    String count() {
        return count;
    }
}
